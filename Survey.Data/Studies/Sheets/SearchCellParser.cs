using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads <c>search('file', …)</c> in the column <c>appearance</c>: choices from a file, whose columns the row's own list
/// names.</summary>
/// <remarks>The list's first choice names columns: its name that of the codes, its label that of the texts. Choices whose name is a
/// number stand as they are.</remarks>
internal sealed partial class SearchCellParser(
    StudyTable table,
    FileChoiceLists files,
    ImmutableArray<Language> languages,
    ExpressionCellParser expressions,
    ProblemCollector problems
)
{
    /// <summary>What is left of an appearance without search().</summary>
    public static string RemoveSearch(string appearance) => SearchCallPattern().Replace(appearance, " ");

    /// <summary>The choices that a row's search offers, and the filter that it narrows them by; the row's own list where it has no
    /// search.</summary>
    public (ChoiceList? List, Expression? Filter) Parse(SheetRow row, ChoiceList? ownList, string ownerName, string? repeatName)
    {
        if (SearchCallPattern().Match(table.Text(row, "appearance")) is not { Success: true } match)
        {
            return (ownList, null);
        }

        var location = table.LocationOf(row, "appearance");
        if (
            ExpressionParser.TryParse(match.Value, out var call, out _)
            && call is Expression.FunctionCall { Arguments: [not Expression.Text, ..] }
        )
        {
            problems.AddUnsupported(
                "U006",
                location,
                $"The name of the searched file comes from an answer, which is not supported. Put the rows of all the files into one, "
                    + $"with a column that says which file they are from, and search it: search('all', 'matches', 'file', ${{question}})."
            );
            return (ownList, null);
        }

        if (
            !ExpressionParser.TryParse(match.Value, out var parsed, out var problem)
            || parsed is not Expression.FunctionCall { Arguments: [Expression.Text file, .. var rest] }
        )
        {
            problems.AddError(
                "S023",
                location,
                $"The search cannot be read. Write search('file'), or search('file', 'matches', 'column', ${{question}}). {problem}"
            );
            return (ownList, null);
        }

        return (FindChoices(file.Value, ownList, location), ParseFilter(rest, ownerName, repeatName, location));
    }

    private ChoiceList? FindChoices(string name, ChoiceList? ownList, SourceLocation location)
    {
        var file = FormAttachments.IsAttachmentName(name) ? name : files.ResolveFileName(name);
        if (files.FindList(file, "name", "label") is not { } rows)
        {
            problems.AddMissingFile(file, location);
            return null;
        }

        if (ownList?.Choices.FirstOrDefault(choice => !ScalarParser.TryParseNumber(choice.Name, out _)) is not { } columns)
        {
            problems.AddError(
                "S026",
                location,
                $"The list of a search names the file's columns: write the column of codes as a choice's name, and that of texts "
                    + $"as its label."
            );
            return ownList;
        }

        var found = rows.Choices.Select(choice =>
            choice with
            {
                Name = choice.Columns.GetValueOrDefault(columns.Name, ""),
                Label = LocalizedText.Create(
                    languages
                        .Select(language =>
                            (language.Code, Text: choice.Columns.GetValueOrDefault(columns.Label.ForLanguage(language.Code), ""))
                        )
                        .Where(text => text.Text.Length > 0)
                ),
            }
        );
        return files.Validate(
            ownList with
            {
                Choices = ChoicesSheetReader.AssignScores([.. ownList.Choices.Where(choice => choice != columns), .. found]),
            },
            file,
            columns.Name
        );
    }

    /// <summary>Pairs of columns and what they are compared with; the first pair as the word before it says, a further one
    /// exactly.</summary>
    private Expression? ParseFilter(ImmutableArray<Expression> arguments, string ownerName, string? repeatName, SourceLocation location)
    {
        if (arguments is [])
        {
            return null;
        }

        if (
            arguments is [Expression.Text kind, Expression.Text column, var text, .. var more]
            && BuildCondition(kind.Value, column.Value, text) is { } filter
            && more is [] or [Expression.Text, _]
        )
        {
            var exact = more is [Expression.Text other, var value] ? BuildCondition("matches", other.Value, value) : null;
            return expressions.Add(
                Expression.And(filter, exact) ?? filter,
                ExpressionPurpose.ChoiceFilter,
                ownerName,
                location,
                repeatName
            );
        }

        problems.AddError(
            "S023",
            location,
            $"After the file a search has a comparison (contains, startswith, endswith or matches), a column in quotes and what "
                + $"to look for."
        );
        return null;
    }

    private static Expression? BuildCondition(string kind, string columns, Expression text) =>
        columns
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(column => BuildColumnCondition(kind, new Expression.BareName(column), text))
            .Aggregate((Expression?)null, (all, one) =>
                all is null || one is null ? one : new Expression.BinaryOperation(BinaryOperator.Or, all, one)
            );

    private static Expression? BuildColumnCondition(string kind, Expression.BareName column, Expression text) =>
        kind switch
        {
            "matches" => new Expression.BinaryOperation(BinaryOperator.Equal, column, text),
            "contains" => new Expression.FunctionCall("contains", [column, text]),
            "startswith" => new Expression.FunctionCall("starts-with", [column, text]),
            "endswith" => new Expression.FunctionCall("ends-with", [column, text]),
            _ => null,
        };

    [GeneratedRegex(@"\bsearch\s*\(.*\)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex SearchCallPattern();
}
