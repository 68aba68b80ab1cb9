using Survey.Data.Expressions;

namespace Survey.Tests.Support;

/// <summary>A form of nothing but names and their answers.</summary>
internal sealed class AnswersScope(IReadOnlyDictionary<string, string> answers) : IFormScope
{
    public DateTime Now => new(2012, 3, 1, 14, 5, 0, DateTimeKind.Unspecified);

    public string Language => "sv";

    public string Read(string variable) => answers.GetValueOrDefault(variable, "");

    public IReadOnlyList<string> ReadRows(string variable) => Read(variable) is { Length: > 0 } text ? [text] : [];

    /// <summary>The value of an expression, with its kind: as the script's <c>typeof</c> names it.</summary>
    public string Describe(Expression expression)
    {
        var value = new FormEvaluator(this).Evaluate(expression);
        return $"{(value.IsTruth ? "boolean" : value.IsNumber ? "number" : "string")} {value.AsText()}";
    }
}
