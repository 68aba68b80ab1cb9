using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads <c>search('file', …)</c> in the column <c>appearance</c>: choices from a file, whose columns the row's own list names.</summary>
/// <remarks>The list's first choice names columns: its name that of the codes, its label that of the texts. Choices whose name is a number stand as they are.</remarks>
internal sealed partial class SearchCells(StudyTable table, FileLists files, ImmutableArray<Language> languages, ExpressionCells expressions, ProblemList problems)
{
    /// <summary>What is left of an appearance without search().</summary>
    public static string Without(string appearance) => Call().Replace(appearance, " ");

    /// <summary>The choices that a row's search offers, and the filter that it narrows them by; the row's own list where it has no search.</summary>
    public (ChoiceList? List, Expression? Filter) Read(SheetRow row, ChoiceList? own, string owner, string? repeat)
    {
        if (Call().Match(table.Text(row, "appearance")) is not { Success: true } match)
        {
            return (own, null);
        }

        var place = table.PlaceOf(row, "appearance");
        if (!ExpressionParser.TryParse(match.Value, out var parsed, out var problem) || parsed is not Expression.FunctionCall { Arguments: [Expression.Text file, .. var rest] })
        {
            problems.Error("S023", place, $"The search cannot be read. Write search('file'), or search('file', 'matches', 'column', ${{question}}). {problem}");
            return (own, null);
        }

        return (Choices(file.Value, own, place), Filter(rest, owner, repeat, place));
    }

    private ChoiceList? Choices(string name, ChoiceList? own, Place place)
    {
        var file = StudyFiles.IsFile(name) ? name : files.FileOf(name);
        if (files.Find(file, "name", "label") is not { } rows)
        {
            problems.MissingFile(file, place);
            return null;
        }

        if (own?.Choices.FirstOrDefault(choice => !StudyWords.TryReadNumber(choice.Name, out _)) is not { } columns)
        {
            problems.Error("S023", place, "The list of a search names the file's columns: write the column of codes as a choice's name, and that of texts as its label.");
            return own;
        }

        var found = rows.Choices.Select(choice => choice with
        {
            Name = choice.Columns.GetValueOrDefault(columns.Name, ""),
            Label = LocalText.Of(languages.Select(language => (language.Code, Text: choice.Columns.GetValueOrDefault(columns.Label.In(language.Code), ""))).Where(text => text.Text.Length > 0)),
        });
        return files.Checked(own with { Choices = ChoicesSheet.WithScores([.. own.Choices.Where(choice => choice != columns), .. found]) }, file, columns.Name);
    }

    /// <summary>Pairs of columns and what they are held against; the first pair as the word before it says, a further one exactly.</summary>
    private Expression? Filter(ImmutableArray<Expression> arguments, string owner, string? repeat, Place place)
    {
        if (arguments is [])
        {
            return null;
        }

        if (arguments is [Expression.Text kind, Expression.Text column, var text, .. var more] && Held(kind.Value, column.Value, text) is { } filter
            && more is [] or [Expression.Text, _])
        {
            var exact = more is [Expression.Text other, var value] ? Held("matches", other.Value, value) : null;
            return expressions.Remember(Expression.Both(filter, exact) ?? filter, ExpressionUse.ChoiceFilter, owner, place, repeat);
        }

        problems.Error("S023", place, "After the file a search has a way to look (contains, startswith, endswith or matches), a column in quotes and what to look for.");
        return null;
    }

    private static Expression? Held(string kind, string columns, Expression text) => columns
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(column => HeldOne(kind, new Expression.Word(column), text))
        .Aggregate((Expression?)null, (all, one) => all is null || one is null ? one : new Expression.Operation(BinaryOperator.Or, all, one));

    private static Expression? HeldOne(string kind, Expression.Word column, Expression text) => kind switch
    {
        "matches" => new Expression.Operation(BinaryOperator.Equal, column, text),
        "contains" => new Expression.FunctionCall("contains", [column, text]),
        "startswith" => new Expression.FunctionCall("starts-with", [column, text]),
        "endswith" => new Expression.FunctionCall("ends-with", [column, text]),
        _ => null,
    };

    [GeneratedRegex(@"\bsearch\s*\(.*\)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Call();
}
