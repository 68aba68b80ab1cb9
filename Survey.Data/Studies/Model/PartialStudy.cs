using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Survey.Data.Studies.Model;

/// <summary>A study as far as its workbook could be read: enough to check the sheets that build on it.</summary>
/// <param name="Study">What was read.</param>
/// <param name="UnreadNames">The names whose rows could not be read, or not completely: nothing that mentions one can be judged.</param>
public sealed partial record PartialStudy(Study Study, ImmutableHashSet<string> UnreadNames)
{
    /// <summary>Whether everything was read.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A study without errors.</summary>
    public static PartialStudy OfWhole(Study study) => new(study, []) { IsWhole = true };

    /// <summary>Whether a text holds one of the names that could not be read.</summary>
    public bool MentionsUnread(string text) =>
        !UnreadNames.IsEmpty && NamePattern().Matches(text).Any(match => UnreadNames.Contains(match.Value));

    [GeneratedRegex(@"[\p{L}_][\w.\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
