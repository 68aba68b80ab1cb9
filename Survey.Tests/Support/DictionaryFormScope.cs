using Survey.Data.Expressions;
using Survey.Data.Expressions.Evaluation;

namespace Survey.Tests.Support;

/// <summary>A form of nothing but names and their answers.</summary>
internal sealed class DictionaryFormScope(IReadOnlyDictionary<string, string> answers) : IFormScope
{
    public DateTime Now => new(2012, 3, 1, 14, 5, 0, DateTimeKind.Unspecified);

    public string Language => "sv";

    public string ReadVariable(string variable) => answers.GetValueOrDefault(variable, "");

    public IReadOnlyList<string> ReadAllValues(string variable) => ReadVariable(variable) is { Length: > 0 } text ? [text] : [];

    /// <summary>The value of an expression, with its kind: as the script's <c>typeof</c> names it.</summary>
    public string Describe(Expression expression)
    {
        var value = new FormEvaluator(this).Evaluate(expression);
        var kind = value switch
        {
            { IsBoolean: true } => "boolean",
            { IsNumber: true } => "number",
            _ => "string",
        };
        return $"{kind} {value.AsText()}";
    }
}
