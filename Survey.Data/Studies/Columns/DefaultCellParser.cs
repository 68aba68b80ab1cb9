using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Columns;

/// <summary>Reads the column <c>default</c>: a value as it stands, or an expression that yields one.</summary>
internal sealed partial class DefaultCellParser(StudyTable table, ExpressionCellParser expressions, ProblemCollector problems)
{
    /// <summary>The default of a row; null where it has none.</summary>
    public Expression? Parse(SheetRow row, RowType.Question rowType, ChoiceList? list, string ownerName, string? repeatName)
    {
        var text = table.Text(row, "default");
        if (text.Length == 0)
        {
            return null;
        }

        if (IsExpression(text))
        {
            return expressions.Parse(table, row, "default", ExpressionPurpose.Default, ownerName, repeatName);
        }

        if (DescribeMismatch(rowType, list, text) is { } mismatch)
        {
            problems.AddWarning(
                "S014",
                table.LocationOf(row, "default"),
                mismatch
            );
            return null;
        }

        return new Expression.Text(text);
    }

    /// <summary>The question of the round before that a row begins with the answer to; null where its default is anything else.</summary>
    public string? FindLastSavedQuestion(SheetRow row) =>
        LastSavedPattern().Match(table.Text(row, "default")) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>Whether a default is to be computed: it names a question, calls a function, or is arithmetic with blanks around the
    /// operator.</summary>
    /// <remarks>Names and dates hold hyphens, so <c>a-2</c> and <c>2012-05-01</c> are values.</remarks>
    public static bool IsExpression(string text) =>
        text.Contains("${", StringComparison.Ordinal)
        || FunctionCallPattern().IsMatch(text)
        || (
            OperatorPattern().IsMatch(text)
            && ExpressionParser.TryParse(text, out var parsed, out _)
            && !parsed.DescendantsAndSelf().OfType<Expression.BareName>().Any()
        );

    private static ProblemMessage? DescribeMismatch(RowType.Question rowType, ChoiceList? list, string text) =>
        rowType.Facts switch
        {
            { HasChoices: true } when list is null => null,

            // XLSForm writes times with seconds and a zone, which are not read here: such a default is left as it is.
            { Format: AnswerFormat.Time or AnswerFormat.DateTime } => null,
            var facts when facts.Parse(text, list, allowsPartialDate: true) is not Answer.Unreadable => null,
            { HasSeveralChoices: true } =>
                $"The default '{text}' is not made of choices of the list '{list?.Name}', so nothing is filled in. Correct it, or empty "
                    + $"the cell.",
            { HasChoices: true } =>
                $"The default '{text}' is no choice of the list '{list?.Name}', so nothing is filled in. Correct it, or empty the cell.",
            var facts => $"The default '{text}' is no {facts.Expectation}, so nothing is filled in. Correct it, or empty the cell.",
        };

    [GeneratedRegex(@"^\s*\$\{\s*last-saved#(?<name>[^}\s]+)\s*\}\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LastSavedPattern();

    [GeneratedRegex(@"(?<![\p{L}\d])[A-Za-z][A-Za-z0-9:_-]*\(.*\)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex FunctionCallPattern();

    [GeneratedRegex(@"[+*<>=]|\s-\s|\s(div|mod|and|or)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OperatorPattern();
}
