namespace Survey.Data.Expressions.Validation;

/// <summary>Why an expression is not valid: a stable code, what is wrong and what to do.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="IsUnsupported">Whether it is right XLSForm that this program does not have.</param>
public sealed record ExpressionProblem(string Code, string Message, bool IsUnsupported = false);
