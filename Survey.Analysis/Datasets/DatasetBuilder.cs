using System.Collections.Frozen;
using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Datasets;

/// <summary>Turns a frame and its units' answers into the columns that figures are computed from.</summary>
public sealed class DatasetBuilder
{
    /// <summary>The date that today() has in a dataset: figures have no clock, and come to the same whenever they are computed.</summary>
    internal static readonly DateOnly AfterFieldwork = DateOnly.MaxValue;

    private readonly Study study;
    private readonly Frame frame;
    private readonly ImmutableArray<UnitResponse?> responses;
    private readonly ImmutableArray<QuestionRouting?> routings;

    private DatasetBuilder(Study study, Frame frame, Dictionary<string, UnitResponse> responsesByUnit)
    {
        this.study = study;
        this.frame = frame;
        responses = [.. frame.Units.Select(unit => responsesByUnit.GetValueOrDefault(unit.Id))];
        routings =
        [
            .. frame.Units.Zip(responses, (unit, response) =>
                response is null ? null : new QuestionRouting(study.Questionnaire, unit, response.Answers, AfterFieldwork)
            ),
        ];
    }

    /// <summary>Builds the dataset. A unit without a response, or with nothing in it, has not started.</summary>
    /// <exception cref="ArgumentException">A response names a unit that the frame does not have, or two name the same.</exception>
    public static Dataset Build(Study study, Frame frame, IReadOnlyList<UnitResponse> responses)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(responses);
        var responsesByUnit = new Dictionary<string, UnitResponse>(StringComparer.Ordinal);
        foreach (var response in responses.Where(HasContent))
        {
            if (frame.FindUnit(response.UnitId) is null || !responsesByUnit.TryAdd(response.UnitId, response))
            {
                throw new ArgumentException($"Unit '{response.UnitId}' is not in the frame, or has two responses.", nameof(responses));
            }
        }

        return new DatasetBuilder(study, frame, responsesByUnit).Build(DatasetHasher.Compute(frame, responsesByUnit));
    }

    private static bool HasContent(UnitResponse response) =>
        response.Status == FormStatus.Submitted || response.Answers.Entries.Values.Any(entry => !entry.IsEmpty);

    private Dataset Build(string hash)
    {
        var dispositions = frame.Units.Zip(responses, DispositionOf).ToImmutableArray();
        var eligible = RowSet.Where(frame.Units.Length, unit => dispositions[unit] != Disposition.Ineligible);
        var frameColumns = new FrameColumnReader(study, frame).Read();
        return new Dataset(study, frame, hash, [.. responses.Select(response => response?.Status)])
        {
            Dispositions = dispositions,
            EligibleUnits = eligible,
            SubmittedUnits = RowSet.Where(frame.Units.Length, unit => dispositions[unit] == Disposition.Complete),
            Units = BuildUnitTable(frameColumns),
            Repeats = BuildRepeatTables(),
            FrameColumnNames = frameColumns.Select(column => column.Name).ToFrozenSet(StringComparer.Ordinal),
            PartnerOfUnit = PartnerFinder.FindPartners(frame, eligible),
        };
    }

    /// <summary>An answer takes precedence over the recorded disposition, except <see cref="Disposition.Ineligible"/>.</summary>
    private static Disposition DispositionOf(FrameUnit unit, UnitResponse? response) =>
        (unit.Disposition, response?.Status) switch
        {
            (Disposition.Ineligible, _) => Disposition.Ineligible,
            (_, FormStatus.Submitted) => Disposition.Complete,
            (_, FormStatus.InProgress) => Disposition.Partial,
            (Disposition.Refused or Disposition.Undeliverable, _) => unit.Disposition.Value,
            _ => Disposition.NotStarted,
        };

    private DatasetTable BuildUnitTable(ImmutableArray<Column> frameColumns)
    {
        var units = Enumerable.Range(0, frame.Units.Length).ToArray();
        var questions = study.Questionnaire.Questions.Where(question => question.RepeatName is null);
        var usedNames = frameColumns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var rows = new RowPath[units.Length];
        var answers = BuildColumns(questions, units, rows).Where(column => usedNames.Add(column.Name));
        return new DatasetTable(null, units, [.. rows], [.. frameColumns, .. answers]) { ParentOfRow = units };
    }

    /// <summary>The tables of repeats by name; one around another comes before it.</summary>
    private FrozenDictionary<string, DatasetTable> BuildRepeatTables()
    {
        var tables = new Dictionary<string, DatasetTable>(StringComparer.Ordinal);
        foreach (var repeat in study.Questionnaire.Repeats)
        {
            tables[repeat.Name] = BuildRepeatTable(repeat, repeat.ParentName is { } outer ? tables.GetValueOrDefault(outer) : null);
        }

        return tables.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private DatasetTable BuildRepeatTable(Repeat repeat, DatasetTable? outer)
    {
        var rows = routings
            .Index()
            .SelectMany(entry => (entry.Item?.RowsOf(repeat) ?? []).Select(row => (Unit: entry.Index, Row: row)))
            .ToList();
        var units = rows.Select(row => row.Unit).ToArray();
        var paths = rows.Select(row => row.Row).ToArray();
        var positions = outer?.RowPaths.Index().ToDictionary(row => (outer.UnitOfRow.Span[row.Index], row.Item), row => row.Index);
        return new DatasetTable(repeat.Name, units, [.. paths], [.. BuildColumns(repeat.Questions, units, paths)])
        {
            ParentOfRow = positions is null ? units : rows.Select(row => positions[(row.Unit, row.Row.Parent)]).ToArray(),
        };
    }

    private IEnumerable<Column> BuildColumns(IEnumerable<Question> questions, int[] units, RowPath[] rows) =>
        questions
            .Where(question => question.Format != AnswerFormat.None)
            .SelectMany(question =>
                question.HasOther
                    ? new[] { BuildAnswerColumn(question, units, rows), BuildOtherTextColumn(question, units, rows) }
                    : [BuildAnswerColumn(question, units, rows)]
            );

    private Column BuildAnswerColumn(Question question, int[] units, RowPath[] rows) =>
        FillColumn(
            question,
            ColumnBuilder.Create(question.Name, question.Format, question.List, units.Length),
            (units, rows),
            (routing, row) => routing.GetAnswer(question, row)
        );

    private Column BuildOtherTextColumn(Question question, int[] units, RowPath[] rows)
    {
        var column = ColumnBuilder.Create(question.OtherName, AnswerFormat.Text, null, units.Length);
        return FillColumn(question, column, (units, rows), ReadOtherText);

        Answer ReadOtherText(QuestionRouting routing, RowPath row) =>
            routing.WrittenOtherTextOf(question, row) is { Length: > 0 } text
                ? new Answer.Text(text)
                : new Answer.Missing(MissingReason.NotApplicable);
    }

    private Column FillColumn(
        Question question,
        ColumnBuilder column,
        (int[] Units, RowPath[] Rows) positions,
        Func<QuestionRouting, RowPath, Answer> readAnswer
    )
    {
        var (units, rows) = positions;
        for (var index = 0; index < units.Length; index++)
        {
            if (routings[units[index]] is { } routing)
            {
                var answer = readAnswer(routing, rows[index]);
                column.Set(index, answer, AnswerGap.ReasonOf(question, answer, responses[units[index]]?.Status));
                if (responses[units[index]] is { StudyHash: not null } response)
                {
                    column.SetNotOffered(index, OfferedChoices.NotOffered(study, response, question, rows[index]));
                }
            }
        }

        return column.Build();
    }
}
