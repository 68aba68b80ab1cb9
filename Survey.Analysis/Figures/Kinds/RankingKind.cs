using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>The shares of a multiple choice's categories, ranked.</summary>
public sealed class RankingKind : ChoiceKind
{
    /// <inheritdoc/>
    public override string Word => "ranking";

    /// <inheritdoc/>
    public override string Description => "The share that chose each alternative of a question of several choices, ranked.";

    /// <inheritdoc/>
    public override string ValueDescription => "A multiple-choice question.";

    /// <inheritdoc/>
    public override string ExampleValue => "tools";

    /// <inheritdoc/>
    public override FigureReportSection Section => FigureReportSection.Ranking;

    /// <inheritdoc/>
    public override bool AllowsSeveralAnswers => true;

    /// <inheritdoc/>
    public override bool IsOrderedByRank => true;

    internal override CountedParts CountedParts => CountedParts.EachCategory;

    internal override IReadOnlyList<Indicator> IndicatorsOf(
        Expression? value,
        string? subject,
        ImmutableArray<string> topCategories,
        ColumnEvaluator evaluator
    ) =>
        subject is not null && evaluator.EvaluateVariable(subject) is ValueColumn.MultipleResponseColumn column
            ? Indicator.ForChoices(column, subject)
            : [];

    internal override ProblemMessage? FindProblem(string name, FigureExpressionContext context) =>
        context.Study.Questionnaire.FindQuestion(name) is { Type: QuestionType.MultipleChoice } question
            ? context.FindProblemOfRepeat(question)
            : $"'{name}' is no multiple-choice question. Name one that is.";
}
