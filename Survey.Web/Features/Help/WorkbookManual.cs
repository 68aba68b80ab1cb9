using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;
using Survey.Data.Studies.Reference;

namespace Survey.Web.Features.Help;

/// <summary>Makes entries of the manual of the tables that the workbook is read by.</summary>
internal static class WorkbookManual
{
    private const string SettingsSheet = "settings";

    /// <summary>Columns whose words have a section of their own.</summary>
    private static readonly (string Sheet, string Column)[] ColumnsWithSections =
    [
        ("survey", "type"),
        ("survey", "appearance"),
        ("choices", "missing"),
        ("external_choices", "missing"),
        ("figures", "kind"),
    ];

    /// <summary>The sheets themselves.</summary>
    public static ManualSection Sheets(IEnumerable<SheetReference> sheets) =>
        new(
            "sheets",
            [
                .. sheets.Select(sheet => new ManualEntry(sheet.Name, sheet.Description)
                {
                    Notes = JoinSentences($"One row is {sheet.RowDescription}", sheet.IsRequired ? "No study is without it" : ""),
                }),
            ]
        );

    /// <summary>The columns of every sheet but the settings, by sheet.</summary>
    public static ManualSection Columns(IEnumerable<SheetReference> sheets) =>
        new("columns", [.. sheets.Where(sheet => sheet.Name != SettingsSheet).SelectMany(ColumnsOf)]);

    /// <summary>The columns of the sheet <c>settings</c>.</summary>
    public static ManualSection Settings(IEnumerable<SheetReference> sheets) =>
        new(SettingsSheet, [.. sheets.Where(sheet => sheet.Name == SettingsSheet).SelectMany(ColumnsOf).Select(WithoutGroup)]);

    /// <summary>The words of columns that have no section of their own, by sheet and column.</summary>
    public static ManualSection Words(IEnumerable<SheetReference> sheets) =>
        new(
            "words-in-cells",
            [
                .. from sheet in sheets
                from column in sheet.Columns
                where !ColumnsWithSections.Contains((sheet.Name, column.Name))
                from word in column.Words
                select ToEntry(word, $"{sheet.Name}: {column.Name}"),
            ]
        );

    /// <summary>The words of the column <c>type</c>.</summary>
    public static ManualSection QuestionTypes() =>
        new("question-types", [.. QuestionTypeReference.All.Select(type => ToEntry(type, ""))]);

    /// <summary>The words of the column <c>appearance</c>.</summary>
    public static ManualSection Appearances() => new("appearances", [.. AppearanceReference.All.Select(word => ToEntry(word, ""))]);

    /// <summary>The words of the column <c>parameters</c>, by the types that have them.</summary>
    public static ManualSection Parameters() =>
        new(
            "parameters",
            [
                .. QuestionTypeReference
                    .All.Where(type => !type.Parameters.IsEmpty)
                    .SelectMany(type => type.Parameters.Select(word => (Word: word, Type: type.Name)))
                    .GroupBy(pair => pair.Word)
                    .Select(pairs => ToEntry(pairs.Key, string.Join(", ", pairs.Select(pair => pair.Type)))),
            ]
        );

    /// <summary>The reasons for which a value is missing, with their codes in files.</summary>
    public static ManualSection MissingCodes() =>
        new(
            "missing-codes",
            [
                .. MissingCodeReference.All.Select(reason =>
                {
                    var entry = ToEntry(reason, "");
                    var code = string.Create(CultureInfo.InvariantCulture, $"Code in files: {reason.ExportCode}");
                    return entry with { Notes = JoinSentences(code, reason.IsChoice ? "Written in the column missing" : "") };
                }),
            ]
        );

    /// <summary>The functions of expressions, by who reads them.</summary>
    public static ManualSection Functions() =>
        new(
            "functions",
            [
                .. FunctionTable.ForFigures.Values.Where(IsOfForms).OrderBy(NameOf, StringComparer.Ordinal).Select(ToEntry),
                .. FunctionTable.ForForms.Values.Where(IsNotOfFigures).OrderBy(NameOf, StringComparer.Ordinal).Select(ToEntry),
                .. FunctionTable.ForFigures.Values.Where(function => !IsOfForms(function)).Select(ToEntry),
            ]
        );

    /// <summary>The columns of a sheet or of the frame file.</summary>
    public static ManualEntry ToEntry(ColumnReference column, string group) =>
        new(column.Name, column.Description)
        {
            Group = group,
            Notes = JoinSentences(NotesOn(column)),
            Example = column.Example.ToMarkdown(),
        };

    /// <summary>A word that a cell may hold.</summary>
    public static ManualEntry ToEntry(WordReference word, string group) =>
        new(NameWithArgument(word), word.Description)
        {
            Group = group,
            Notes = JoinSentences(NotesOn(word)),
            Example = word.Example?.ToMarkdown() ?? "",
        };

    /// <summary>Sentences with a full stop behind each; those that are empty are left out.</summary>
    public static string JoinSentences(params IEnumerable<string> sentences) =>
        string.Join(' ', sentences.Where(sentence => sentence.Length > 0).Select(sentence => sentence.TrimEnd('.') + "."));

    private static IEnumerable<string> NotesOn(ColumnReference column)
    {
        if (column.IsRequired)
        {
            yield return "The column must be there";
        }

        if (column.IsLocalized)
        {
            yield return $"One column for each language, such as {column.Name}::English (en)";
        }

        if (column.AllowedValues.Length > 0)
        {
            yield return $"Write {column.AllowedValues}";
        }

        if (!column.Words.IsEmpty)
        {
            yield return $"Words: {string.Join(", ", column.Words.Select(NameWithArgument))}";
        }

        if (column.DefaultValue.Length > 0)
        {
            yield return $"Empty means {column.DefaultValue}";
        }
    }

    private static IEnumerable<string> NotesOn(WordReference word)
    {
        if (!word.Synonyms.IsEmpty)
        {
            yield return $"Also written {string.Join(", ", word.Synonyms)}";
        }

        if (word.DefaultValue.Length > 0)
        {
            yield return $"Left out it is {word.DefaultValue}";
        }
    }

    private static IEnumerable<ManualEntry> ColumnsOf(SheetReference sheet) => sheet.Columns.Select(column => ToEntry(column, sheet.Name));

    private static ManualEntry WithoutGroup(ManualEntry entry) => entry with { Group = "" };

    private static string NameWithArgument(WordReference word) =>
        word.Argument switch
        {
            "" => word.Name,
            ['=', ..] => word.Name + word.Argument,
            _ => $"{word.Name} {word.Argument}",
        };

    private static string NameOf(FunctionSignature function) => function.Name;

    private static bool IsOfForms(FunctionSignature function) => FunctionTable.ForForms.ContainsKey(function.Name);

    private static bool IsNotOfFigures(FunctionSignature function) => !FunctionTable.ForFigures.ContainsKey(function.Name);

    private static ManualEntry ToEntry(FunctionSignature function)
    {
        var group = (IsOfForms(function), IsNotOfFigures(function)) switch
        {
            (true, false) => "In forms and in figures",
            (true, true) => "In forms only",
            _ => "In figures only",
        };
        return new ManualEntry(function.Name, function.Description)
        {
            Group = group,
            Notes = JoinSentences(
                $"Yields {WordOf(function.ReturnKind)}",
                FunctionTable.FormOnlyAdvice.TryGetValue(function.Name, out var advice) ? $"In figures: {advice}" : ""
            ),
            Example = function.Example,
        };
    }

    private static string WordOf(ValueKind kind) =>
        kind switch
        {
            ValueKind.Condition => "true or false",
            ValueKind.Number => "a number",
            ValueKind.Text => "text",
            ValueKind.Date => "a date or time",
            ValueKind.Choices => "choices",
            _ => "what its arguments are",
        };
}
