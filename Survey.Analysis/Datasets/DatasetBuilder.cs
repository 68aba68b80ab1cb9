using System.Collections.Frozen;
using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies;

namespace Survey.Analysis.Datasets;

/// <summary>Turns a frame and its units' answers into the columns that figures are computed from.</summary>
public sealed class DatasetBuilder
{
    /// <summary>Figures have no clock: a condition that asks for today's date is read as after fieldwork.</summary>
    internal static readonly DateOnly AfterFieldwork = DateOnly.MaxValue;

    private readonly Study study;
    private readonly Frame frame;
    private readonly ImmutableArray<UnitResponse?> responses;
    private readonly ImmutableArray<Route?> routes;

    private DatasetBuilder(Study study, Frame frame, Dictionary<string, UnitResponse> byUnit)
    {
        this.study = study;
        this.frame = frame;
        responses = [.. frame.Units.Select(unit => byUnit.GetValueOrDefault(unit.Unit))];
        routes = [.. frame.Units.Zip(responses, (unit, response) =>
            response is null ? null : new Route(study.Questionnaire, unit, response.Sheet, AfterFieldwork))];
    }

    /// <summary>Builds the dataset. A unit without a response, or with nothing in it, has not started.</summary>
    /// <exception cref="ArgumentException">A response names a unit that the frame does not have, or two name the same.</exception>
    public static Dataset Build(Study study, Frame frame, IReadOnlyList<UnitResponse> responses)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(responses);
        var byUnit = new Dictionary<string, UnitResponse>(StringComparer.Ordinal);
        foreach (var response in responses.Where(HoldsAnything))
        {
            if (frame.Find(response.Unit) is null || !byUnit.TryAdd(response.Unit, response))
            {
                throw new ArgumentException($"Unit '{response.Unit}' is not in the frame, or has two responses.", nameof(responses));
            }
        }

        return new DatasetBuilder(study, frame, byUnit).Build(DatasetHash.Of(frame, byUnit));
    }

    private static bool HoldsAnything(UnitResponse response) =>
        response.Status == ResponseStatus.Submitted || response.Sheet.Entries.Values.Any(entry => !entry.IsEmpty);

    private Dataset Build(string hash)
    {
        var dispositions = frame.Units.Zip(responses, DispositionOf).ToImmutableArray();
        var eligible = Bits.Where(frame.Units.Length, unit => dispositions[unit] != Disposition.Ineligible);
        var frameColumns = new FrameColumnReader(study, frame).Read();
        return new Dataset(study, frame, hash, [.. responses.Select(response => response?.Status)])
        {
            Dispositions = dispositions,
            Eligible = eligible,
            Submitted = Bits.Where(frame.Units.Length, unit => dispositions[unit] == Disposition.Complete),
            Units = BuildUnits(frameColumns),
            Repeats = study.Questionnaire.Repeats.ToFrozenDictionary(repeat => repeat.Name, BuildRepeat, StringComparer.Ordinal),
            FrameColumns = frameColumns.Select(column => column.Name).ToFrozenSet(StringComparer.Ordinal),
            Partners = PartnerFinder.Find(frame, eligible),
        };
    }

    /// <summary>An answer outranks what fieldwork noted, except that a unit does not belong.</summary>
    private static Disposition DispositionOf(FrameUnit unit, UnitResponse? response) => (unit.Disposition, response?.Status) switch
    {
        (Disposition.Ineligible, _) => Disposition.Ineligible,
        (_, ResponseStatus.Submitted) => Disposition.Complete,
        (_, ResponseStatus.Partial) => Disposition.Partial,
        (Disposition.Refused or Disposition.Undeliverable, _) => unit.Disposition.Value,
        _ => Disposition.NotStarted,
    };

    private RowTable BuildUnits(ImmutableArray<Column> frameColumns)
    {
        var units = Enumerable.Range(0, frame.Units.Length).ToArray();
        var questions = study.Questionnaire.Questions.Where(question => question.RepeatName is null);
        var taken = frameColumns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var answers = ColumnsOf(questions, units, new int[units.Length]).Where(column => taken.Add(column.Name));
        return new RowTable(null, units, [.. new int[units.Length]], [.. frameColumns, .. answers]);
    }

    private RowTable BuildRepeat(Repeat repeat)
    {
        var rows = routes.Index()
            .SelectMany(entry => (entry.Item?.Rows(repeat) ?? []).Select(row => (Unit: entry.Index, Row: row)))
            .ToList();
        var units = rows.Select(row => row.Unit).ToArray();
        var numbers = rows.Select(row => row.Row).ToArray();
        return new RowTable(repeat.Name, units, [.. numbers], [.. ColumnsOf(repeat.Questions, units, numbers)]);
    }

    private IEnumerable<Column> ColumnsOf(IEnumerable<Question> questions, int[] units, int[] rows) =>
        questions.Where(question => question.Type != QuestionType.Note).SelectMany(question =>
            question.HasOther
                ? new[] { AnswersOf(question, units, rows), OtherWordsOf(question, units, rows) }
                : [AnswersOf(question, units, rows)]);

    private Column AnswersOf(Question question, int[] units, int[] rows) =>
        Fill(ColumnBuilder.For(question.Name, question.Type, question.List, units.Length), units, rows, (route, row) => route.Read(question, row));

    private Column OtherWordsOf(Question question, int[] units, int[] rows)
    {
        return Fill(ColumnBuilder.For(question.OtherName, QuestionType.Text, null, units.Length), units, rows, Words);

        Answer Words(Route route, int row) =>
            route.ReadOther(question, row) is { Length: > 0 } words
                ? new Answer.Text(words)
                : new Answer.Missing(MissingReason.NotApplicable);
    }

    private Column Fill(ColumnBuilder column, int[] units, int[] rows, Func<Route, int, Answer> read)
    {
        for (var index = 0; index < units.Length; index++)
        {
            if (routes[units[index]] is { } route)
            {
                var isSubmitted = responses[units[index]]?.Status == ResponseStatus.Submitted;
                column.Set(index, read(route, rows[index]), isSubmitted ? MissingReason.NotAnswered : MissingReason.NotReached);
            }
        }

        return column.Build();
    }
}
