using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>Agreement between the two units of a pair, on a condition or on the answers to a question.</summary>
public sealed class AgreementKind : FigureKind
{
    /// <inheritdoc/>
    public override string Word => "agreement";

    /// <inheritdoc/>
    public override string Description =>
        "How often the two units of a pair give the same answer; kappa, the agreement beyond what chance gives (1 is full, 0 is "
        + "chance's); and McNemar's p, which is small where one of the two says yes more often than the other.";

    /// <inheritdoc/>
    public override string ValueDescription => "A condition, or a single-choice question that both answer.";

    /// <inheritdoc/>
    public override string ExampleValue => "${works} = 'yes'";

    /// <inheritdoc/>
    public override FigureReportSection Section => FigureReportSection.Agreement;

    /// <inheritdoc/>
    public override ImmutableArray<string> ClaimFunctions => [];

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [];

    /// <inheritdoc/>
    public override FigureCountUnit CountUnit => FigureCountUnit.Pairs;

    /// <inheritdoc/>
    public override FigureWeighting Weighting => FigureWeighting.None;

    /// <inheritdoc/>
    public override bool TakesKappaWeights => true;

    internal override FigureValue ReadValue(string text, FigureExpressionContext context, SourceLocation location)
    {
        var name = FigureExpressionContext.RemoveBraces(text);
        return context.Study.Questionnaire.FindQuestion(name) is { Type: QuestionType.SingleChoice, RepeatName: null }
            ? new FigureValue { Subject = name }
            : new FigureValue { Expression = context.ReadCondition(text, location) };
    }
}
