using System.Collections.Immutable;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the column <c>appearance</c>: how a question or group looks.</summary>
internal static class AppearanceCellParser
{
    private static readonly ImmutableHashSet<string> KnownWords = Set(
        "field-list table-list multiline month-year year likert no-ticks vertical"
    );

    /// <summary>Words of XLSForm that speak of a telephone's screen or of a look that pages here do not have; an answer is the same
    /// without.</summary>
    private static readonly ImmutableHashSet<string> IgnoredWords = Set(
        "minimal spinner calculator distress ethiopian coptic islamic bikram-sambat myanmar persian quick quickcompact compact "
            + "horizontal horizontal-compact columns columns-pack columns-flex no-buttons label list list-nolabel autocomplete "
            + "autocomplete_chars search "
            + "picker rating slider no-calendar numbers thousands-sep bearing counter signature draw annotate new new-front maps "
            + "placement-map hide-input masked url w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12"
    );

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
                $"The appearance '{word}' changes nothing "
                    + $"here{(IsIgnored(word) ? "; the answer is the same." : ". Known are field-list and table-list for groups, multiline for text, month-year and year for dates.")}"
            );
        }

        if (isQuestion && words.Overlaps(["field-list", "table-list"]))
        {
            problems.AddWarning("S005", location, "field-list and table-list belong to a group. Move the word to the row begin_group.");
        }

        return words;
    }

    private static bool IsIgnored(string word) =>
        IgnoredWords.Contains(word)
        || (word.StartsWith("columns-", StringComparison.Ordinal) && word["columns-".Length..].All(char.IsAsciiDigit));

    private static ImmutableHashSet<string> Set(string words) => words.Split(' ').ToImmutableHashSet(StringComparer.Ordinal);
}
