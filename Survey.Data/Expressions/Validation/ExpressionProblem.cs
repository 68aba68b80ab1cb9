using Survey.Data.Texts;

namespace Survey.Data.Expressions.Validation;

/// <summary>Why an expression is not valid: a stable code, what is wrong and what to do.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="IsUnsupported">Whether it is right XLSForm that this program does not have.</param>
public sealed record ExpressionProblem(string Code, ProblemMessage Text, bool IsUnsupported = false)
{
    /// <summary>What is wrong and what to do, in English.</summary>
    public string Message => Text.ToString();
}
