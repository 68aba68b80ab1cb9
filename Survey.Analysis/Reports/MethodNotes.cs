using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Texts;

namespace Survey.Analysis.Reports;

/// <summary>What the report's numbers mean, in words, with the sources of the methods.</summary>
internal sealed class MethodNotes(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly ImmutableArray<FigureResult> figures = context.Figures.Figures;

    public IEnumerable<(string Label, string Text)> All() =>
        [
            .. ColumnNotes(),
            .. new MethodSources(context).EstimatorNotes(),
            .. new MethodSources(context).IntervalNotes(),
            .. FeatureNotes(),
            DisclosureNote(),
        ];

    /// <summary>What the columns of every sheet mean.</summary>
    private IEnumerable<(string Label, string Text)> ColumnNotes() =>
        [
            (localizer.Text("Data"), context.Figures.DatasetHash),
            (
                localizer.Text("Questionnaire"),
                localizer.Text("QuestionnaireVersion", context.Study.Name, context.Study.Version, context.Study.Hash)
            ),
            (localizer.Text("Software"), FiguresJsonWriter.Software),
            ("n", localizer.Text("BaseNote")),
            (localizer.Text("Unknown"), localizer.Text("UnknownNote")),
            (localizer.Text("NotAnswered"), localizer.Text("NotAnsweredNote")),
            (localizer.Text("Share"), localizer.Text("ShareNote")),
            (
                localizer.Text("LowerAndUpperLimit"),
                localizer.Text("FinitePopulationIntervalNote", localizer.Numbers.Level(context.Study.Settings.ConfidenceLevel))
            ),
            (localizer.Text("LowestAndHighestPossible"), localizer.Text("PossibleRangeNote")),
        ];

    /// <summary>What some figures have, where any of this report has it.</summary>
    private IEnumerable<(string Label, string Text)> FeatureNotes()
    {
        if (figures.Any(figure => figure.Definition.IncludesSuperpopulation))
        {
            yield return (
                localizer.Text("Superpopulation"),
                localizer.Text("SuperpopulationNote")
            );
        }

        if (
            figures.Any(figure =>
                figure.Definition is { RakingColumns.IsEmpty: false } or { Kind.Weighting: FigureWeighting.Always }
                || (figure.Definition.IsWeighted && context.Study.Settings.WeightingClassColumn is not null)
            )
        )
        {
            yield return (
                localizer.Text("Weights"),
                localizer.Text("WeightsMethod")
            );
        }

        if (figures.Any(figure => figure.Cells.Any(cell => cell.Rank is not null)))
        {
            yield return (
                localizer.Text("Rank"),
                localizer.Text("RankMethod")
            );
        }

        if (HasKind(kind => kind.AllowsSeveralAnswers))
        {
            yield return (
                localizer.Text("SeveralChoicesHeading"),
                localizer.Text("MultipleChoiceMethod")
            );
        }

        if (figures.Any(figure => figure.Tests.Length > 0))
        {
            yield return (
                localizer.Text("Tests"),
                localizer.Text("DifferenceTestMethod")
            );
        }

        if (HasKind(kind => kind.CountUnit == FigureCountUnit.Pairs))
        {
            yield return (
                localizer.Text("Pairs"),
                localizer.Text("AgreementMethod")
            );
        }

        if (HasKind(kind => kind.CountUnit == FigureCountUnit.Units))
        {
            yield return (
                localizer.Text("ResponseRate"),
                localizer.Text("ResponseRateMethod")
            );
        }
    }

    private (string Label, string Text) DisclosureNote() =>
        (
            localizer.Text("Disclosure"),
            context.Study.Settings.SuppressesCells
                ? string.Join(" ", DescribeDisclosureRules())
                : localizer.Text("NothingSuppressedNote")
        );

    private IEnumerable<string> DescribeDisclosureRules()
    {
        var rules = context.Study.Settings;
        yield return localizer.Text("UnweightedNonresponseNote", SuppressionSymbol.Text);
        if (rules.SuppressBelow > 0)
        {
            yield return localizer.Text("MinimumAnswersNote", rules.SuppressBelow);
        }

        if (rules.SuppressAlikeBelow > 0)
        {
            yield return localizer.Text("MinimumAnswersIfAlikeNote", rules.SuppressAlikeBelow);
        }

        if (rules.SuppressDominance is { } dominance)
        {
            var level = localizer.Numbers.Level(dominance.MaximumPercent / 100);
            yield return localizer.Text("DominanceNote", dominance.ContributorCount, level);
        }

        if (rules.SuppressPercent is { } percent)
        {
            yield return localizer.Text("PPercentNote", localizer.Numbers.Level(percent / 100));
        }

        yield return localizer.Text("SecondarySuppressionNote");
    }

    private bool HasKind(Func<FigureKind, bool> isSuch) => figures.Any(figure => isSuch(figure.Definition.Kind));
}
