using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the column <c>default</c>: a value as it stands, or an expression that yields one.</summary>
internal sealed partial class DefaultCells(StudyTable table, ExpressionCells expressions, ProblemList problems)
{
    /// <summary>The default of a row; null where it has none.</summary>
    public Expression? Find(SheetRow row, RowType.Asked asked, ChoiceList? list, string owner, string? repeat)
    {
        var text = table.Text(row, "default");
        if (text.Length == 0)
        {
            return null;
        }

        if (IsExpression(text))
        {
            return expressions.Find(table, row, "default", ExpressionUse.Default, owner, repeat);
        }

        if (Misfit(asked, list, text) is { } misfit)
        {
            problems.Warning("S014", table.PlaceOf(row, "default"), $"The default '{text}' is {misfit}, so nothing is filled in. Correct it, or empty the cell.");
            return null;
        }

        return new Expression.Text(text);
    }

    /// <summary>The question of the round before that a row begins with the answer to; null where its default is anything else.</summary>
    public string? FindLastSaved(SheetRow row) => LastSaved().Match(table.Text(row, "default")) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>Whether a default is to be computed: it speaks of a question, calls a function, or reckons with blanks around the sign.</summary>
    /// <remarks>Names and dates hold hyphens, so <c>a-2</c> and <c>2012-05-01</c> are values.</remarks>
    public static bool IsExpression(string text) => text.Contains("${", StringComparison.Ordinal) || Calling().IsMatch(text)
        || (Reckoning().IsMatch(text) && ExpressionParser.TryParse(text, out var parsed, out _) && !parsed.Parts().OfType<Expression.Word>().Any());

    private static string? Misfit(RowType.Asked asked, ChoiceList? list, string text) => asked.Type switch
    {
        QuestionType.WholeNumber when !StudyWords.TryReadNumber(text, out var whole) || whole != Math.Truncate(whole) => "no whole number",
        QuestionType.Number when !StudyWords.TryReadNumber(text, out _) => "no number",
        QuestionType.Date when !PartialDate.TryParse(text, out _) => "no date such as 2012-05-01",
        QuestionType.SingleChoice when list is not null && list.Find(text) is null => $"no choice of the list '{list.Name}'",
        QuestionType.MultipleChoice or QuestionType.Ranking when list is not null && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(name => list.Find(name) is null) => $"not made of choices of the list '{list.Name}'",
        _ => null,
    };

    [GeneratedRegex(@"^\s*\$\{\s*last-saved#(?<name>[^}\s]+)\s*\}\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LastSaved();

    [GeneratedRegex(@"(?<![\p{L}\d])[A-Za-z][A-Za-z0-9:_-]*\(.*\)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Calling();

    [GeneratedRegex(@"[+*<>=]|\s-\s|\s(div|mod|and|or)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reckoning();
}
