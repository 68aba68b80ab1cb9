using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>Scale items: share in the top categories, mean and distribution of each, ranked.</summary>
public sealed class BatteryKind : IndicatorKind
{
    /// <inheritdoc/>
    public override string Word => "battery";

    /// <inheritdoc/>
    public override string Description => "For each question of a group the share of its top answers, its mean and distribution, ranked.";

    /// <inheritdoc/>
    public override string ValueDescription => "A group of single-choice questions with the same scale.";

    /// <inheritdoc/>
    public override string ExampleValue => "attitudes";

    /// <inheritdoc/>
    public override string ExampleTop => "3";

    /// <inheritdoc/>
    public override FigureReportSection Section => FigureReportSection.Battery;

    /// <inheritdoc/>
    public override ImmutableArray<string> ClaimFunctions => ["estimate", "mean", "rank", "top", "lead"];

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [EstimatorNote.SharesAndMeans, EstimatorNote.Scales];

    /// <inheritdoc/>
    public override bool HasCategories => true;

    /// <inheritdoc/>
    public override bool AreCategoriesQuestions => true;

    /// <inheritdoc/>
    public override bool IsOrderedByRank => true;

    /// <inheritdoc/>
    public override bool AllowsLikertChart => true;

    internal override CountedParts CountedParts => CountedParts.EachItem;

    internal override FigureValue ReadValue(string text, FigureExpressionContext context, SourceLocation location) =>
        new() { Subject = context.ReadSubject(text, location, name => FindProblem(name, context.Study)) };

    internal override ImmutableArray<string> ReadTopCategories(
        ImmutableArray<string> top,
        string? subject,
        FigureExpressionContext context,
        Func<string, SourceLocation> locationOf
    )
    {
        if (subject is null)
        {
            return top;
        }

        var choices = ItemsOf(context.Study.Questionnaire, subject)
            .SelectMany(item => item.List?.ValidChoices ?? [])
            .DistinctBy(choice => choice.Name)
            .ToList();
        foreach (var name in top.Where(name => choices.All(choice => choice.Name != name)))
        {
            context.AddError(
                "G011",
                locationOf("top"),
                $"No item of '{subject}' has the choice '{name}'. There are: "
                    + $"{string.Join(", ", choices.Select(choice => choice.Name))}."
            );
        }

        if (!top.IsEmpty)
        {
            return top;
        }

        var highest = choices.MaxBy(choice => choice.Score)?.Name ?? "";
        context.AddWarning(
            "G010",
            locationOf("name"),
            $"The battery does not say in 'top' which choices count; '{highest}' does. Write them with a space between."
        );
        return [highest];
    }

    internal override ImmutableArray<string> CategoriesOf(Study study, string? subject) =>
        [.. ItemsOf(study.Questionnaire, subject).Select(item => item.Name)];

    internal override IReadOnlyList<Indicator> IndicatorsOf(
        Expression? value,
        string? subject,
        ImmutableArray<string> topCategories,
        ColumnEvaluator evaluator
    ) =>
        [
            .. from item in ItemsOf(evaluator.Dataset.Study.Questionnaire, subject)
            let scale = ColumnConversion.ToCategories(evaluator.EvaluateVariable(item.Name))
            let top = topCategories.Select(scale.RowsIn).Aggregate(RowSet.None(evaluator.Length), (all, rows) => all.Or(rows))
            select new Indicator(item.Name, scale, top, new Expression.Variable(item.Name)) { ScaleColumn = scale },
        ];

    /// <summary>The scale items of a battery: the single choices of the group of that name, in order.</summary>
    private static IReadOnlyList<Question> ItemsOf(Questionnaire questionnaire, string? battery) =>
        [
            .. questionnaire
                .Groups.Where(group => group.Name == battery)
                .SelectMany(group => group.Elements.OfType<Question>())
                .Where(question => question.Type == QuestionType.SingleChoice),
        ];

    private static ProblemMessage? FindProblem(string name, Study study) =>
        ItemsOf(study.Questionnaire, name).Count switch
        {
            0 => $"'{name}' is no group of single-choice questions. Name the group that holds the scale items.",
            _ => null,
        };
}
