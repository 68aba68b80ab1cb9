using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>The shares of a single choice's categories.</summary>
public sealed class DistributionKind : ChoiceKind
{
    /// <inheritdoc/>
    public override string Word => "distribution";

    /// <inheritdoc/>
    public override string Description => "The share of each answer to a question of one choice.";

    /// <inheritdoc/>
    public override string ValueDescription => "A single-choice question, a derived variable or a frame column with categories.";

    /// <inheritdoc/>
    public override string ExampleValue => "satisfaction";

    /// <inheritdoc/>
    public override FigureReportSection Section => FigureReportSection.Distribution;

    /// <inheritdoc/>
    public override bool AllowsLikertChart => true;

    internal override CountedParts CountedParts => CountedParts.Categories;

    internal override IReadOnlyList<Indicator> IndicatorsOf(
        Expression? value,
        string? subject,
        ImmutableArray<string> topCategories,
        ColumnEvaluator evaluator
    )
    {
        if (subject is null)
        {
            return [];
        }

        var column = ColumnConversion.ToCategories(evaluator.EvaluateVariable(subject));
        return Indicator.ForCategories(column, column.Categories, column.RowsIn, subject);
    }

    internal override ProblemMessage? FindProblem(string name, FigureExpressionContext context) =>
        context.Study.Questionnaire.FindQuestion(name) switch
        {
            { Type: QuestionType.SingleChoice } question => context.FindProblemOfRepeat(question),
            null
                when context.Study.FindDerivedVariable(name) is not null
                    || context.Study.FindFrameColumn(name)?.Type == QuestionType.SingleChoice => null,
            _ => $"'{name}' is no single-choice question and no derived variable. Name one that is.",
        };
}
