using System.Collections.Immutable;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the column <c>appearance</c>: how a question or group looks.</summary>
internal static class AppearanceCellParser
{
    private static readonly ImmutableHashSet<string> KnownWords = AppearanceReference
        .All.Select(word => word.Name)
        .ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>The words of a row; those that change nothing are reported.</summary>
    public static ImmutableHashSet<string> Parse(StudyTable table, SheetRow row, bool isQuestion, ProblemCollector problems)
    {
        var text = SearchCellParser.RemoveSearch(table.Text(row, "appearance"));
        var location = table.LocationOf(row, "appearance");
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Replace("field_list", "field-list", StringComparison.Ordinal))
            .ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var word in words.Where(word => !KnownWords.Contains(word)).Order(StringComparer.Ordinal))
        {
            problems.AddWarning(
                "S005",
                location,
                IsIgnored(word) switch
                {
                    true => $"The appearance '{word}' has no effect here; the answer is the same.",
                    false => $"The appearance '{word}' has no effect here. Known are field-list and table-list for groups, multiline for "
                        + $"text, month-year and year for dates.",
                }
            );
        }

        if (isQuestion && words.Overlaps(["field-list", "table-list"]))
        {
            problems.AddWarning("S024", location, $"field-list and table-list belong to a group. Move the word to the row begin_group.");
        }

        return words;
    }

    private static bool IsIgnored(string word) =>
        AppearanceReference.IgnoredWords.Contains(word)
        || (word.StartsWith("columns-", StringComparison.Ordinal) && word["columns-".Length..].All(char.IsAsciiDigit));
}
