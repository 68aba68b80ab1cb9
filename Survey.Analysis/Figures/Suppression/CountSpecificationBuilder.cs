using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>Reads what figures count: once from the answers, and once from the frame alone, for what is known without any
/// figure.</summary>
internal sealed class CountSpecificationBuilder
{
    private readonly ColumnEvaluator answerEvaluator;
    private readonly ColumnEvaluator frameEvaluator;
    private readonly CellDesignCache designs;
    private readonly Dictionary<string, RowUniverse> universes = new(StringComparer.Ordinal);

    public CountSpecificationBuilder(ColumnEvaluator answerEvaluator, CellDesignCache designs)
    {
        this.answerEvaluator = answerEvaluator;
        this.designs = designs;
        frameEvaluator = new ColumnEvaluator(DatasetBuilder.Build(answerEvaluator.Dataset.Study, answerEvaluator.Dataset.Frame, []));
    }

    /// <summary>The tallies of a figure; one, except for a battery.</summary>
    public IReadOnlyList<CountSpecification> Build(FigureDefinition definition)
    {
        var scope = new FigureScope(definition, answerEvaluator, designs);
        var questions = (Subject: SubjectOf(definition), Base: QuestionsOf(definition.Base?.VariableNames ?? []));
        ImmutableArray<string> columns =
        [
            .. (definition.Base?.VariableNames ?? []).Where(answerEvaluator.Dataset.FrameColumnNames.Contains),
        ];
        var specifications = BuildFor(scope)
            .ConvertAll(each =>
                (
                    Counted: each.Counted with
                    {
                        Subject = each.Counted.Item ?? questions.Subject,
                        BaseSubject = questions.Base,
                        BaseColumns = columns,
                    },
                    each.Population
                )
            );
        return scope.IsOverRepeat
            ? [.. specifications.Select(specification => specification.Counted)]
            : WithPossibleRows([.. specifications.Select(each => each.Counted)], new FigureScope(definition, frameEvaluator, designs));
    }

    /// <summary>The tallies with the rows that may be in them for all that the frame says. Choices that not everybody was offered have
    /// tallies of their own, of one population.</summary>
    private List<CountSpecification> WithPossibleRows(List<CountSpecification> specifications, FigureScope scopeOfFrame)
    {
        var populations = BuildFor(scopeOfFrame).ConvertAll(each => each.Population);
        return
        [
            .. specifications.Select(
                (specification, index) =>
                    specification with
                    {
                        Possible = populations[Math.Min(index, populations.Count - 1)]
                            .Or(specification.Known)
                            .Or(specification.Unknown),
                    }
            ),
        ];
    }

    /// <summary>Everyone who submitted: every report says how many they are.</summary>
    public CountSpecification BuildForSubmitted() =>
        new()
        {
            Universe = UniverseOf(FigureDefinition.OverResponses, answerEvaluator, frameEvaluator),
            Known = answerEvaluator.Dataset.SubmittedUnits,
            Unknown = RowSet.None(answerEvaluator.Length),
            Possible = answerEvaluator.Dataset.EligibleUnits,
        };

    private string SubjectOf(FigureDefinition definition) =>
        QuestionsOf(definition.Subject is { } subject ? [subject] : definition.Value?.VariableNames ?? []);

    /// <summary>The questions behind variables, derived ones followed to what they are made of; what the frame says is no
    /// question.</summary>
    private string QuestionsOf(IEnumerable<string> variables)
    {
        var (found, pending) = (new SortedSet<string>(StringComparer.Ordinal), new Queue<string>(variables));
        while (pending.TryDequeue(out var name))
        {
            if (
                !answerEvaluator.Dataset.FrameColumnNames.Contains(name)
                && found.Add(name)
                && answerEvaluator.Dataset.Study.FindDerivedVariable(name) is { } derived
            )
            {
                found.Remove(name);
                derived.Value.VariableNames.ToList().ForEach(pending.Enqueue);
            }
        }

        return string.Join(' ', found);
    }

    private List<(CountSpecification Counted, RowSet Population)> BuildFor(FigureScope scope) =>
        (scope.Definition.Kind, scope.Definition.Value) switch
        {
            (AgreementKind, _) => ForPairs(scope),
            (ResponseRateKind, _) => ForDispositions(scope),
            (NumberKind kind, { } value) => ForNumbers(scope, kind, ColumnConversion.ToNumber(scope.Evaluator.EvaluateExpression(value))),
            (IndicatorKind { CountedParts: CountedParts.EachItem }, _) => [.. scope.Indicators().Select(item => ForItem(scope, item))],
            (IndicatorKind kind, _) => scope.Indicators() is { Count: > 0 } indicators ? ForIndicators(scope, kind, indicators) : [],
            _ => throw new UnreachableException($"Nothing counted for figure '{scope.Definition.Name}' of kind {scope.Definition.Kind}."),
        };

    /// <summary>One tally for the indicators that are known of the same rows; choices that not everybody was offered are known of
    /// fewer.</summary>
    private List<(CountSpecification, RowSet)> ForIndicators(FigureScope scope, IndicatorKind kind, IReadOnlyList<Indicator> indicators) =>
        [
            .. indicators
                .GroupBy(indicator => indicator.Column, ReferenceEqualityComparer.Instance)
                .Select(sameRows => ForIndicatorsOfSameRows(scope, kind, [.. sameRows])),
        ];

    private (CountSpecification, RowSet) ForIndicatorsOfSameRows(FigureScope scope, IndicatorKind kind, List<Indicator> indicators)
    {
        var membership = OverallMembershipOf(scope, indicators[0].Column);
        ImmutableArray<ImmutableArray<RowSet>> partitions =
            kind.CountedParts == CountedParts.Categories
                ?
                [
                    [.. indicators.Select(indicator => membership.Known.And(indicator.TrueRows))],
                ]
                : [.. indicators.Select(indicator => SplitInTwo(membership.Known, indicator.TrueRows))];
        return (SpecificationOf(scope, membership) with { Partitions = partitions }, membership.Population);
    }

    private (CountSpecification, RowSet) ForItem(FigureScope scope, Indicator item)
    {
        var membership = OverallMembershipOf(scope, item.Column);
        var scale = item.ScaleColumn ?? throw new InvalidOperationException("A battery's item has a scale.");
        return (
            SpecificationOf(scope, membership) with
            {
                Item = item.Name,
                Partitions =
                [
                    [.. scale.Categories.Select((_, position) => scale.RowsIn(position).And(membership.Known))],
                    SplitInTwo(membership.Known, item.TrueRows),
                ],
            },
            membership.Population
        );
    }

    private List<(CountSpecification, RowSet)> ForNumbers(FigureScope scope, NumberKind kind, ValueColumn.NumberColumn numbers)
    {
        var membership = OverallMembershipOf(scope, numbers);
        var isSummed = kind.PublishesSum && membership.Known.Rows().All(row => numbers.Values.Span[row] >= 0);
        return
        [
            (
                SpecificationOf(scope, membership) with
                {
                    Values = isSummed ? numbers.Values : default(ReadOnlyMemory<double>?),
                },
                membership.Population
            ),
        ];
    }

    /// <summary>Pairs stand where their first unit does.</summary>
    private List<(CountSpecification, RowSet)> ForPairs(FigureScope scope)
    {
        var (values, agrees) = ValuesAndAgreementOf(scope);
        var units = new PairedUnits(scope, values);
        var known = FirstUnitsOf(units.AreBothKnown);
        ImmutableArray<RowSet> parts =
            agrees is null && values is ValueColumn.ConditionColumn condition
                ?
                [
                    .. new[] { (true, true), (true, false), (false, true), (false, false) }.Select(answers =>
                        FirstUnitsOf(pair =>
                            units.AreBothKnown(pair) && (condition.True[pair.First], condition.True[pair.Second]) == answers
                        )
                    ),
                ]
                : SplitInTwo(known, FirstUnitsOf(pair => units.AreBothKnown(pair) && agrees?.Invoke(pair) == true));
        var specification = new CountSpecification
        {
            Universe = UniverseOf(scope, "pairs"),
            Known = known,
            Unknown = FirstUnitsOf(units.IsHalfKnown),
            Partitions = [parts],
        };
        return [(specification, FirstUnitsOf(units.MayBeInBase))];

        RowSet FirstUnitsOf(Func<(int First, int Second), bool> holds)
        {
            var firsts = units.Pairs.Where(holds).Select(pair => pair.First).ToHashSet();
            return RowSet.Where(scope.Evaluator.Length, firsts.Contains);
        }
    }

    private static (ValueColumn Says, Func<(int First, int Second), bool>? Agree) ValuesAndAgreementOf(FigureScope scope)
    {
        if (scope.Definition.Subject is not { } question)
        {
            return (scope.Evaluator.EvaluateCondition(scope.Definition.Value), null);
        }

        var categories = ColumnConversion.ToCategories(scope.Evaluator.EvaluateVariable(question));
        return (categories, pair => categories.Codes.Span[pair.First] == categories.Codes.Span[pair.Second]);
    }

    private List<(CountSpecification, RowSet)> ForDispositions(FigureScope scope)
    {
        var dataset = scope.Evaluator.Dataset;
        var asked = dataset.EligibleUnits.And(scope.Evaluator.EvaluateCondition(scope.Definition.Base).True);
        var outcomes = asked.Rows().Select(unit => dataset.Dispositions[unit]).Distinct().Order();
        var specification = new CountSpecification
        {
            Universe = UniverseOf(scope, FigureDefinition.OverResponses),
            Known = asked,
            Unknown = RowSet.None(asked.Length),
            Partitions =
            [
                [.. outcomes.Select(outcome => asked.And(RowSet.Where(asked.Length, unit => dataset.Dispositions[unit] == outcome)))],
            ],
            ArePartsAnswers = false,
        };
        return [(specification, asked)];
    }

    private CountSpecification SpecificationOf(FigureScope scope, CellMembership membership) =>
        new()
        {
            Universe = UniverseOf(scope, scope.IsOverRepeat ? scope.Definition.Over : FigureDefinition.OverResponses),
            Known = membership.Known,
            Unknown = membership.Unknown,
        };

    private RowUniverse UniverseOf(FigureScope scope, string name) =>
        scope.IsOverRepeat
            ? UniverseOf(name, answerEvaluator.ForRepeat(scope.Definition.Over), null)
            : UniverseOf(name, answerEvaluator, frameEvaluator);

    private RowUniverse UniverseOf(string name, ColumnEvaluator rows, ColumnEvaluator? frameRows)
    {
        if (!universes.TryGetValue(name, out var universe))
        {
            universes.Add(name, universe = new RowUniverse(name, rows, frameRows));
        }

        return universe;
    }

    private static CellMembership OverallMembershipOf(FigureScope scope, ValueColumn value) =>
        scope.MembershipOf(BreakdownCell.Overall(scope.Evaluator.Length, scope.Evaluator.Dataset.Length), value);

    private static ImmutableArray<RowSet> SplitInTwo(RowSet known, RowSet trueRows) => [known.And(trueRows), known.AndNot(trueRows)];
}
