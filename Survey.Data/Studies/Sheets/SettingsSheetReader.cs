using System.Globalization;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the sheet <c>settings</c>: one row that concerns the whole study.</summary>
internal sealed class SettingsSheetReader(StudyTable? table, ProblemCollector problems)
{
    /// <summary>The largest number of units in a suppression rule; a larger one is mistyped, and would suppress nearly every
    /// cell.</summary>
    private const int MaximumLimit = 1000;

    public string Name => Text("form_id");

    public string Version => Text("version");

    public bool AllowsDuplicateChoices => ScalarParser.IsYes(Text("allow_choice_duplicates"));

    /// <summary>What XLSForm calls the whole form; no repeat may be called so.</summary>
    public string RootName => Text("name") is { Length: > 0 } root ? root : "data";

    public LocalizedText Title => TextInLanguages("form_title");

    private SheetRow? Row => table?.Rows.FirstOrDefault();

    public StudySettings Read()
    {
        foreach (var row in table?.Rows.Skip(1) ?? [])
        {
            problems.AddWarning(
                "T001",
                new SourceLocation("settings", row.Number.ToString(CultureInfo.InvariantCulture)),
                $"Only the first row of settings is read. Remove this row."
            );
        }

        if (
            table is not null
            && Row is { } first
            && !ScalarParser.IsYes(Text("allow_choice_duplicates"))
            && !ScalarParser.IsNo(Text("allow_choice_duplicates"))
        )
        {
            problems.AddWarning(
                "T005",
                table.LocationOf(first, "allow_choice_duplicates"),
                $"'{Text("allow_choice_duplicates")}' is neither yes nor no, so choices of a list may not share a name."
            );
        }

        var settings = new StudySettings();
        return settings with
        {
            WeightingClassColumn = Text("weighting_class") is { Length: > 0 } weighting ? weighting : null,
            ClusterColumn = Text("cluster") is { Length: > 0 } cluster ? cluster : settings.ClusterColumn,
            PairColumn = Text("pair") is { Length: > 0 } pair ? pair : settings.PairColumn,
            SuppressBelow = ReadLimit("suppress_below", settings.SuppressBelow),
            SuppressAlikeBelow = ReadLimit("suppress_alike_below", settings.SuppressAlikeBelow),
            SuppressDominance = ReadDominanceRule(),
            SuppressPercent = ReadNumber("suppress_percent", 0, IsPercent, $"a percentage such as 10, more than 0 and at most 100")
                is > 0
                    and var percent
                ? percent
                : null,
            ConfidenceLevel = ReadNumber(
                "confidence",
                settings.ConfidenceLevel,
                number => number is > 0 and < 1,
                $"a number between 0 and 1 such as 0.95"
            ),
            HasSectionPages = ReadSectionPages(),
            OmitsInstanceId = Text("omit_instanceid").Length > 0 && ScalarParser.IsYes(Text("omit_instanceid")),
            Contact = TextInLanguages("contact"),
            About = TextInLanguages("about"),
            Agency = TextInLanguages("agency"),
            LegalBasis = TextInLanguages("legal_basis"),
            Duration = TextInLanguages("duration"),
            Privacy = TextInLanguages("privacy"),
        };
    }

    private string Text(string column) => Row is { } row && table is not null ? table.Text(row, column) : "";

    private LocalizedText TextInLanguages(string column) =>
        Row is { } row && table is not null ? table.LocalizedText(row, column) : LocalizedText.Empty;

    /// <summary>Whether a page is a section: <c>section</c>; <c>question</c> is what pages are without.</summary>
    private bool ReadSectionPages()
    {
        var text = Text("pages");
        if (text is not ("" or "question" or "section") && table is not null && Row is { } row)
        {
            problems.AddError(
                "T006",
                table.LocationOf(row, "pages"),
                $"pages is '{text}'. Write question, for one question or a tight group on each page, or section."
            );
        }

        return text == "section";
    }

    private int ReadLimit(string column, int defaultValue) =>
        (int)ReadNumber(
            column,
            defaultValue,
            number => number >= 0 && number <= MaximumLimit && number == Math.Truncate(number),
            $"a whole number such as 5; 0 suppresses nothing"
        );

    private DominanceRule? ReadDominanceRule()
    {
        var text = Text("suppress_dominance");
        if (text.Length == 0 || table is null || Row is not { } row)
        {
            return null;
        }

        if (
            text.Split(',', StringSplitOptions.TrimEntries) is [var first, var second]
            && ScalarParser.TryParseNumber(first, out var largest)
            && largest is >= 1 and <= MaximumLimit
            && largest == Math.Truncate(largest)
            && ScalarParser.TryParseNumber(second, out var percent)
            && IsPercent(percent)
        )
        {
            return new DominanceRule((int)largest, percent);
        }

        problems.AddError(
            "T007",
            table.LocationOf(row, "suppress_dominance"),
            $"suppress_dominance is '{text}'. Write how many and how much, such as 2, 85: suppressed where the two largest contribute "
                + $"more than 85 per cent."
        );
        return null;
    }

    private static bool IsPercent(double number) => number is > 0 and <= 100;

    private double ReadNumber(string column, double defaultValue, Func<double, bool> isValid, ProblemMessage expected)
    {
        var text = Text(column);
        if (text.Length == 0 || table is null || Row is not { } row)
        {
            return defaultValue;
        }

        if (ScalarParser.TryParseNumber(text, out var number) && isValid(number))
        {
            return number;
        }

        problems.AddError("T002", table.LocationOf(row, column), $"{column} is '{text}'. Write {expected}.");
        return defaultValue;
    }
}
