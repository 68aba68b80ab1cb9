using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>The lists of choices in the files that a form reads, each a sheet called as its file.</summary>
internal sealed class FileLists(Workbook workbook, ImmutableArray<Language> languages, bool mayRepeatNames, ProblemList problems)
{
    private readonly Dictionary<(string File, string Value, string Label), ChoiceList> read = [];
    private readonly Dictionary<string, string> fileByName = new(StringComparer.Ordinal);

    /// <summary>The files' tables as lists that expressions look up, by the file's name without ending.</summary>
    public ImmutableDictionary<string, ChoiceList> ToLookUp => workbook.Sheets
        .Where(sheet => StudyFiles.IsFile(sheet.Name))
        .Select(sheet => Find(sheet.Name, "name", "label"))
        .OfType<ChoiceList>()
        .DistinctBy(list => list.Name)
        .ToImmutableDictionary(list => list.Name, StringComparer.Ordinal);

    /// <summary>The choices of a file by two of its columns; null where it did not come with the workbook.</summary>
    public ChoiceList? Find(string file, string value, string label)
    {
        if (workbook.Find(file) is not { } sheet)
        {
            return null;
        }

        if (!read.TryGetValue((sheet.Name, value, label), out var list))
        {
            var name = Path.GetFileNameWithoutExtension(sheet.Name);
            read[(sheet.Name, value, label)] = list = Read(sheet, value, label, (value, label) is ("name", "label") ? name : $"{name}_{value}_{label}");
        }

        return list;
    }

    /// <summary>The same, where respondents choose from them: each needs a name of its own.</summary>
    public ChoiceList? FindToChoose(string file, string value, string label) => Find(file, value, label) is { } list ? Checked(list, file, value) : null;

    /// <summary>A list of a file from which respondents choose; what is wrong with it is said.</summary>
    public ChoiceList Checked(ChoiceList list, string file, string value)
    {
        foreach (var choice in list.Choices.Where(choice => choice.Name.Length == 0))
        {
            problems.Error("C001", choice.Place, $"The row has no '{value}'. Write its stable code there, or name the column of codes in parameters: value=COLUMN.");
        }

        foreach (var choice in mayRepeatNames ? [] : list.Choices.Where(choice => choice.Name.Length > 0).GroupBy(choice => choice.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            problems.Error("C002", choice.Place, $"'{file}' has a row '{choice.Name}' already. Give each its own {value}, or set allow_choice_duplicates to yes in settings.");
        }

        return list;
    }

    /// <summary>The file that a name without ending stands for: a sheet, or else a table of comma-separated values.</summary>
    public string FileOf(string name) => workbook.Sheets.Select(sheet => sheet.Name).FirstOrDefault(sheet => StudyFiles.IsFile(sheet) && Path.GetFileNameWithoutExtension(sheet) == name) ?? $"{name}.csv";

    /// <summary>Remembers which file a name stands for, and says where it stands for two.</summary>
    public void Claim(string file, Place place)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (!fileByName.TryAdd(name, file) && fileByName[name] != file)
        {
            problems.Error("S022", place, $"'{name}' means the file {fileByName[name]} elsewhere and {file} here. Give one of them another name.");
        }
    }

    /// <summary>A file's heads are its own: nothing but a language after <c>::</c> is read into them.</summary>
    private ChoiceList Read(Sheet sheet, string value, string label, string name)
    {
        var heads = sheet.Columns.Where(column => column.Length > 0).Distinct(StringComparer.Ordinal).Select(column => (Written: column, Parts: column.Split("::", 2, StringSplitOptions.TrimEntries))).ToList();
        var unnamed = (languages.FirstOrDefault(language => language == StudyLanguages.Unnamed) ?? languages[0]).Code;
        var labels = heads.Where(head => head.Parts[0] == label).Select(head => (head.Written, Code: head.Parts is [_, var language] ? ColumnHead.ParseLanguage(language).Code : unnamed))
            .OrderByDescending(head => head.Written != label).DistinctBy(head => head.Code).ToList();
        var plain = heads.Where(head => head.Parts.Length == 1).Select(head => head.Written).ToList();
        return new ChoiceList(name, ChoicesSheet.WithScores(
        [
            .. sheet.Rows.Select(row => new Choice
            {
                Name = sheet.Text(row, value),
                Label = LocalText.Of(labels.Select(head => (head.Code, Text: sheet.Text(row, head.Written))).Where(text => text.Text.Length > 0)),
                Columns = plain.Select(head => (head, Text: sheet.Text(row, head))).Where(cell => cell.Text.Length > 0)
                    .ToImmutableDictionary(cell => cell.head, cell => cell.Text, StringComparer.Ordinal),
                Place = sheet.PlaceOf(row, value),
            }),
        ]));
    }
}
