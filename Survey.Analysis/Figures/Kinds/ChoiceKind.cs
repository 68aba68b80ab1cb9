using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A kind that estimates the share of each choice of one question.</summary>
public abstract class ChoiceKind : IndicatorKind
{
    private protected ChoiceKind() { }

    /// <inheritdoc/>
    public override ImmutableArray<string> ClaimFunctions => ["estimate", "rank", "top", "lead"];

    /// <inheritdoc/>
    public override bool HasCategories => true;

    /// <inheritdoc/>
    public override bool ComparesGroups => true;

    internal sealed override FigureValue ReadValue(string text, FigureExpressionContext context, SourceLocation location) =>
        new() { Subject = context.ReadSubject(text, location, name => FindProblem(name, context)) };

    internal sealed override ImmutableArray<string> CategoriesOf(Study study, string? subject) =>
        [.. VariableValues.CategoriesOf(study, subject)];

    /// <summary>Why the figure cannot be of the variable of that name; null where it can.</summary>
    internal abstract ProblemMessage? FindProblem(string name, FigureExpressionContext context);
}
