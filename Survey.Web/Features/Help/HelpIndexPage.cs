using System.Collections.Immutable;

namespace Survey.Web.Features.Help;

/// <summary>The manual's first page: its sections, and what a search found.</summary>
/// <param name="Manual">The whole manual.</param>
/// <param name="Search">What was searched for; empty where nothing was.</param>
/// <param name="Found">The entries that match, by section; those whose name matches first.</param>
/// <param name="FoundSteps">The steps of the tutorial that match.</param>
internal sealed record HelpIndexPage(
    ReferenceManual Manual,
    string Search,
    ImmutableArray<ManualSection> Found,
    ImmutableArray<TutorialStep> FoundSteps
)
{
    /// <summary>How many entries and steps match.</summary>
    public int FoundCount => Found.Sum(section => section.Entries.Length) + FoundSteps.Length;

    /// <summary>Searches the manual.</summary>
    public static HelpIndexPage Create(ReferenceManual manual, string? search)
    {
        var text = (search ?? "").Trim();
        text = text[..Math.Min(text.Length, HelpController.MaximumSearchLength)];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? new HelpIndexPage(manual, text, [], [])
            : new HelpIndexPage(
                manual,
                text,
                [.. manual.Sections.Select(section => FindIn(section, words)).Where(section => !section.Entries.IsEmpty)],
                [.. TutorialDocument.Standard.Steps.Where(step => words.All(step.Contains))]
            );
    }

    private static ManualSection FindIn(ManualSection section, string[] words) =>
        section with
        {
            Entries =
            [
                .. section
                    .Entries.Where(entry => entry.Matches(words))
                    .OrderByDescending(entry => words.Any(word => entry.Name.Contains(word, StringComparison.OrdinalIgnoreCase))),
            ],
        };
}
