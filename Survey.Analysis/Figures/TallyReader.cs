using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;

namespace Survey.Analysis.Figures;

/// <summary>Reads what figures count: once from the answers, and once from the frame alone, for what a reader knows without any figure.</summary>
internal sealed class TallyReader
{
    private readonly Reading answers;
    private readonly Reading frame;
    private readonly DesignBook designs;
    private readonly Dictionary<string, RowSpace> spaces = new(StringComparer.Ordinal);

    public TallyReader(Reading answers, DesignBook designs)
    {
        this.answers = answers;
        this.designs = designs;
        frame = new Reading(DatasetBuilder.Build(answers.Dataset.Study, answers.Dataset.Frame, []));
    }

    /// <summary>The tallies of a figure; one, except for a battery.</summary>
    public IReadOnlyList<Tally> Read(FigureDefinition definition)
    {
        var scope = new FigureScope(definition, answers, designs);
        var words = (Subject: SubjectOf(definition), Base: QuestionsOf(definition.Base?.Variables ?? []));
        ImmutableArray<string> columns = [.. (definition.Base?.Variables ?? []).Where(answers.Dataset.FrameColumns.Contains)];
        var tallies = Count(scope).ConvertAll(each => (Counted: each.Counted with { Subject = each.Counted.Item ?? words.Subject, BaseSubject = words.Base, BaseColumns = columns }, each.Population));
        return scope.IsOverRepeat
            ? [.. tallies.Select(tally => tally.Counted)]
            : [.. tallies.Zip(Count(new FigureScope(definition, frame, designs)), (tally, known) => tally.Counted with { Possible = known.Population.Or(tally.Counted.Known).Or(tally.Counted.Unknown) })];
    }

    /// <summary>Everyone who submitted: every report says how many they are.</summary>
    public Tally OfSubmitted() => new()
    {
        Space = SpaceOf(FigureDefinition.OverResponses, answers, frame),
        Known = answers.Dataset.Submitted,
        Unknown = Bits.None(answers.Length),
        Possible = answers.Dataset.Eligible,
    };

    private string SubjectOf(FigureDefinition definition) => definition.Kind == FigureKind.ResponseRate ? ""
        : QuestionsOf(definition.Subject is { } subject ? [subject] : definition.Value?.Variables ?? []);

    /// <summary>The questions behind variables, derived ones followed to what they are made of; what the frame says is no question.</summary>
    private string QuestionsOf(IEnumerable<string> variables)
    {
        var (found, left) = (new SortedSet<string>(StringComparer.Ordinal), new Queue<string>(variables));
        while (left.TryDequeue(out var name))
        {
            if (!answers.Dataset.FrameColumns.Contains(name) && found.Add(name) && answers.Dataset.Study.FindVariable(name) is { } derived)
            {
                found.Remove(name);
                derived.Value.Variables.ToList().ForEach(left.Enqueue);
            }
        }

        return string.Join(' ', found);
    }

    private List<(Tally Counted, Bits Population)> Count(FigureScope scope) => (scope.Definition.Kind, scope.Definition.Value) switch
    {
        (FigureKind.Agreement, _) => OfPairs(scope),
        (FigureKind.ResponseRate, _) => OfDispositions(scope),
        (FigureKind.Mean or FigureKind.Total or FigureKind.Quantile, { } value) => OfNumbers(scope, Conversion.ToNumber(scope.Reading.Read(value))),
        (FigureKind.Battery, _) => [.. Property.Of(scope.Definition, scope.Reading).Select(item => OfItem(scope, item))],
        _ => Property.Of(scope.Definition, scope.Reading) is { Count: > 0 } properties ? OfProperties(scope, properties) : [],
    };

    private List<(Tally, Bits)> OfProperties(FigureScope scope, IReadOnlyList<Property> properties)
    {
        var standing = WholeOf(scope, properties[0].Subject);
        ImmutableArray<ImmutableArray<Bits>> partitions = scope.Definition.Kind == FigureKind.Distribution
            ? [[.. properties.Select(property => standing.Known.And(property.Holds))]]
            : [.. properties.Select(property => Halves(standing.Known, property.Holds))];
        return [(TallyOf(scope, standing) with { Partitions = partitions }, standing.Population)];
    }

    private (Tally, Bits) OfItem(FigureScope scope, Property item)
    {
        var standing = WholeOf(scope, item.Subject);
        var scale = item.Scale ?? throw new InvalidOperationException("A battery's item has a scale.");
        return (
            TallyOf(scope, standing) with
            {
                Item = item.Name,
                Partitions = [[.. scale.Categories.Select((_, position) => scale.In(position).And(standing.Known))], Halves(standing.Known, item.Holds)],
            },
            standing.Population);
    }

    private List<(Tally, Bits)> OfNumbers(FigureScope scope, ValueColumn.NumberOf numbers)
    {
        var standing = WholeOf(scope, numbers);
        var isSummed = scope.Definition.Kind != FigureKind.Quantile && standing.Known.Rows().All(row => numbers.Values.Span[row] >= 0);
        return [(TallyOf(scope, standing) with { Values = isSummed ? numbers.Values : default(ReadOnlyMemory<double>?) }, standing.Population)];
    }

    /// <summary>Pairs stand where their first unit does.</summary>
    private List<(Tally, Bits)> OfPairs(FigureScope scope)
    {
        var (says, agree) = SaysOf(scope);
        var units = new PairedUnits(scope, says);
        var known = FirstsOf(units.IsKnown);
        ImmutableArray<Bits> parts = agree is null && says is ValueColumn.ConditionOf condition
            ? [.. new[] { (true, true), (true, false), (false, true), (false, false) }
                .Select(answers => FirstsOf(pair => units.IsKnown(pair) && (condition.True[pair.First], condition.True[pair.Second]) == answers))]
            : Halves(known, FirstsOf(pair => units.IsKnown(pair) && agree?.Invoke(pair) == true));
        var tally = new Tally { Space = SpaceOf(scope, "pairs"), Known = known, Unknown = FirstsOf(units.IsHalfHeard), Partitions = [parts] };
        return [(tally, FirstsOf(units.MayCount))];

        Bits FirstsOf(Func<(int First, int Second), bool> holds)
        {
            var firsts = units.All.Where(holds).Select(pair => pair.First).ToHashSet();
            return Bits.Where(scope.Reading.Length, firsts.Contains);
        }
    }

    private static (ValueColumn Says, Func<(int First, int Second), bool>? Agree) SaysOf(FigureScope scope)
    {
        if (scope.Definition.Subject is not { } question)
        {
            return (scope.Reading.Condition(scope.Definition.Value), null);
        }

        var scale = Conversion.ToCategories(scope.Reading.Variable(question));
        return (scale, pair => scale.Codes.Span[pair.First] == scale.Codes.Span[pair.Second]);
    }

    private List<(Tally, Bits)> OfDispositions(FigureScope scope)
    {
        var dataset = scope.Reading.Dataset;
        var asked = dataset.Eligible.And(scope.Reading.Condition(scope.Definition.Base).True);
        var outcomes = asked.Rows().Select(unit => dataset.Dispositions[unit]).Distinct().Order();
        var tally = new Tally
        {
            Space = SpaceOf(scope, FigureDefinition.OverResponses),
            Known = asked,
            Unknown = Bits.None(asked.Length),
            Partitions = [[.. outcomes.Select(outcome => asked.And(Bits.Where(asked.Length, unit => dataset.Dispositions[unit] == outcome)))]],
            AreAnswers = false,
        };
        return [(tally, asked)];
    }

    private Tally TallyOf(FigureScope scope, Standing standing) => new()
    {
        Space = SpaceOf(scope, scope.IsOverRepeat ? scope.Definition.Over : FigureDefinition.OverResponses),
        Known = standing.Known,
        Unknown = standing.Unknown,
    };

    private RowSpace SpaceOf(FigureScope scope, string name) => scope.IsOverRepeat
        ? SpaceOf(name, answers.OfRepeat(scope.Definition.Over), null)
        : SpaceOf(name, answers, frame);

    private RowSpace SpaceOf(string name, Reading rows, Reading? asked)
    {
        if (!spaces.TryGetValue(name, out var space))
        {
            spaces.Add(name, space = new RowSpace(name, rows, asked));
        }

        return space;
    }

    private static Standing WholeOf(FigureScope scope, ValueColumn value) =>
        scope.StandingOf(BreakdownCell.Whole(scope.Reading.Length, scope.Reading.Dataset.Length), value);

    private static ImmutableArray<Bits> Halves(Bits known, Bits holds) => [known.And(holds), known.AndNot(holds)];
}
