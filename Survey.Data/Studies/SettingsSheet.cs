using System.Globalization;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the sheet <c>settings</c>: one row that speaks of the whole study.</summary>
internal sealed class SettingsSheet(StudyTable? table, ProblemList problems)
{
    public string Name => Text("form_id");

    public string Version => Text("version");

    public bool MayRepeatChoices => StudyWords.IsYes(Text("allow_choice_duplicates"));

    /// <summary>What XLSForm calls the whole form; no repeat may be called so.</summary>
    public string Root => Text("name") is { Length: > 0 } root ? root : "data";

    public LocalText Title => Local("form_title");

    private SheetRow? Row => table?.Rows.FirstOrDefault();

    public StudySettings Read()
    {
        foreach (var row in table?.Rows.Skip(1) ?? [])
        {
            problems.Warning("T001", new Place("settings", row.Number.ToString(CultureInfo.InvariantCulture)), "Only the first row of settings is read. Remove this row.");
        }

        if (table is not null && Row is { } first && !StudyWords.IsYes(Text("allow_choice_duplicates")) && !StudyWords.IsNo(Text("allow_choice_duplicates")))
        {
            problems.Warning("T005", table.PlaceOf(first, "allow_choice_duplicates"), $"'{Text("allow_choice_duplicates")}' is neither yes nor no, so choices of a list may not share a name.");
        }

        var settings = new StudySettings();
        return settings with
        {
            WeightingClass = Text("weighting_class") is { Length: > 0 } weighting ? weighting : null,
            Cluster = Text("cluster") is { Length: > 0 } cluster ? cluster : settings.Cluster,
            Pair = Text("pair") is { Length: > 0 } pair ? pair : settings.Pair,
            SuppressBelow = Limit("suppress_below", settings.SuppressBelow),
            SuppressAlikeBelow = Limit("suppress_alike_below", settings.SuppressAlikeBelow),
            SuppressDominance = Dominance(),
            SuppressPercent = Number("suppress_percent", 0, IsPercent, "a percentage such as 10, more than 0 and at most 100") is > 0 and var percent ? percent : null,
            Confidence = Number("confidence", settings.Confidence, number => number is > 0 and < 1, "a number between 0 and 1 such as 0.95"),
            HasSectionPages = ReadsSections(),
            Contact = Local("contact"),
            About = Local("about"),
            Privacy = Local("privacy"),
        };
    }

    private string Text(string column) => Row is { } row && table is not null ? table.Text(row, column) : "";

    private LocalText Local(string column) => Row is { } row && table is not null ? table.Local(row, column) : LocalText.Empty;

    /// <summary>Whether a page is a section: <c>section</c>; <c>question</c> is what pages are without.</summary>
    private bool ReadsSections()
    {
        var text = Text("pages");
        if (text is not ("" or "question" or "section") && table is not null && Row is { } row)
        {
            problems.Error("T006", table.PlaceOf(row, "pages"), $"pages is '{text}'. Write question, for one question or a tight group on each page, or section.");
        }

        return text == "section";
    }

    private int Limit(string column, int otherwise) =>
        (int)Number(column, otherwise, number => number >= 0 && number <= 1000 && number == Math.Truncate(number), "a whole number such as 5; 0 withholds nothing");

    private DominanceRule? Dominance()
    {
        var text = Text("suppress_dominance");
        if (text.Length == 0 || table is null || Row is not { } row)
        {
            return null;
        }

        if (text.Split(',', StringSplitOptions.TrimEntries) is [var first, var second]
            && StudyWords.TryReadNumber(first, out var largest) && largest is >= 1 and <= 1000 && largest == Math.Truncate(largest)
            && StudyWords.TryReadNumber(second, out var percent) && IsPercent(percent))
        {
            return new DominanceRule((int)largest, percent);
        }

        problems.Error("T007", table.PlaceOf(row, "suppress_dominance"), $"suppress_dominance is '{text}'. Write how many and how much, such as 2, 85: withheld where the two largest contribute more than 85 per cent.");
        return null;
    }

    private static bool IsPercent(double number) => number is > 0 and <= 100;

    private double Number(string column, double otherwise, Func<double, bool> isValid, string expected)
    {
        var text = Text(column);
        if (text.Length == 0 || table is null || Row is not { } row)
        {
            return otherwise;
        }

        if (StudyWords.TryReadNumber(text, out var number) && isValid(number))
        {
            return number;
        }

        problems.Error("T002", table.PlaceOf(row, column), $"{column} is '{text}'. Write {expected}.");
        return otherwise;
    }
}
