using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Sheets;

/// <summary>The lists of choices in the files that a form reads, each a sheet called as its file.</summary>
internal sealed class FileChoiceLists(
    Workbook workbook,
    ImmutableArray<Language> languages,
    bool allowsDuplicateNames,
    ProblemCollector problems
)
{
    private readonly Dictionary<(string File, string Value, string Label), ChoiceList> listsByColumns = [];
    private readonly Dictionary<string, string> fileByName = new(StringComparer.Ordinal);

    /// <summary>The files' tables as lists that expressions look up, by the file's name without ending.</summary>
    public ImmutableDictionary<string, ChoiceList> LookupLists =>
        workbook
            .Sheets.Where(sheet => FormAttachments.IsAttachmentName(sheet.Name))
            .Select(sheet => FindList(sheet.Name, "name", "label"))
            .OfType<ChoiceList>()
            .DistinctBy(list => list.Name)
            .ToImmutableDictionary(list => list.Name, StringComparer.Ordinal);

    /// <summary>The choices of a file by two of its columns; null where it did not come with the workbook.</summary>
    public ChoiceList? FindList(string fileName, string valueColumn, string labelColumn)
    {
        if (workbook.FindSheet(fileName) is not { } sheet)
        {
            return null;
        }

        if (!listsByColumns.TryGetValue((sheet.Name, valueColumn, labelColumn), out var list))
        {
            var name = Path.GetFileNameWithoutExtension(sheet.Name);
            listsByColumns[(sheet.Name, valueColumn, labelColumn)] = list = BuildList(
                sheet,
                valueColumn,
                labelColumn,
                (valueColumn, labelColumn) is ("name", "label") ? name : $"{name}_{valueColumn}_{labelColumn}"
            );
        }

        return list;
    }

    /// <summary>The same, where respondents choose from them: each needs a name of its own.</summary>
    public ChoiceList? FindValidatedList(string fileName, string valueColumn, string labelColumn) =>
        FindList(fileName, valueColumn, labelColumn) is { } list ? Validate(list, fileName, valueColumn) : null;

    /// <summary>A list of a file from which respondents choose; what is wrong with it is reported.</summary>
    public ChoiceList Validate(ChoiceList list, string fileName, string valueColumn)
    {
        foreach (var choice in list.Choices.Where(choice => choice.Name.Length == 0))
        {
            problems.AddError(
                "C013",
                choice.Location,
                $"The row has no '{valueColumn}'. Write its stable code there, or name the column of codes in parameters: "
                    + $"value=COLUMN."
            );
        }

        var duplicates = list
            .Choices.Where(choice => choice.Name.Length > 0)
            .GroupBy(choice => choice.Name, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1))
            .ToList();
        if (duplicates.Count > 0 && !allowsDuplicateNames)
        {
            problems.AddWarning(
                "C002",
                duplicates[0].Location,
                ProblemMessage.ForCount(
                    duplicates.Count,
                    $"'{fileName}' has 1 row whose {valueColumn} another row has already, such as '{duplicates[0].Name}'. Each is read; "
                        + $"see that a choice_filter tells them apart.",
                    $"'{fileName}' has {duplicates.Count} rows whose {valueColumn} another row has already, such as "
                        + $"'{duplicates[0].Name}'. Each is read; see that a choice_filter tells them apart."
                )
            );
        }

        return list;
    }

    /// <summary>The file that a name without ending stands for: a sheet, or else a table of comma-separated values.</summary>
    public string ResolveFileName(string name) =>
        workbook
            .Sheets.Select(sheet => sheet.Name)
            .FirstOrDefault(sheet => FormAttachments.IsAttachmentName(sheet) && Path.GetFileNameWithoutExtension(sheet) == name)
        ?? $"{name}.csv";

    /// <summary>Records which file a name refers to, and reports a name that refers to two files.</summary>
    public void RegisterFile(string fileName, SourceLocation location)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        if (!fileByName.TryAdd(name, fileName) && fileByName[name] != fileName)
        {
            problems.AddError(
                "S022",
                location,
                $"'{name}' means the file {fileByName[name]} elsewhere and {fileName} here. Give one of them another name."
            );
        }
    }

    /// <summary>A file's heads are its own: nothing but a language after <c>::</c> is read into them.</summary>
    private ChoiceList BuildList(Sheet sheet, string valueColumn, string labelColumn, string name)
    {
        var heads = sheet
            .Columns.Where(column => column.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(column => (Written: column, Parts: column.Split("::", 2, StringSplitOptions.TrimEntries)))
            .ToList();
        var unnamed = (languages.FirstOrDefault(language => language == WorkbookLanguages.Undetermined) ?? languages[0]).Code;
        var labels = heads
            .Where(head => head.Parts[0] == labelColumn)
            .Select(head => (head.Written, Code: head.Parts is [_, var language] ? ColumnHeader.ParseLanguage(language).Code : unnamed))
            .OrderByDescending(head => head.Written != labelColumn)
            .DistinctBy(head => head.Code)
            .ToList();
        var plain = heads.Where(head => head.Parts.Length == 1).Select(head => head.Written).ToList();
        return new ChoiceList(
            name,
            ChoicesSheetReader.AssignScores([
                .. sheet.Rows.Select(row => new Choice
                {
                    Name = sheet.Text(row, valueColumn),
                    Label = LocalizedText.Create(
                        labels.Select(head => (head.Code, Text: sheet.Text(row, head.Written))).Where(text => text.Text.Length > 0)
                    ),
                    Columns = plain
                        .Select(head => (head, Text: sheet.Text(row, head)))
                        .Where(cell => cell.Text.Length > 0)
                        .ToImmutableDictionary(cell => cell.head, cell => cell.Text, StringComparer.Ordinal),
                    Location = sheet.LocationOf(row, valueColumn),
                }),
            ])
        );
    }
}
