using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Simulation;

/// <summary>The answers that are worth trying for a question: its choices, and around every point where a comparison turns.</summary>
internal sealed class CandidateAnswerGenerator(AnswerComparisons comparisons, DateOnly today, Func<int, int> pickIndex)
{
    /// <summary>No more comparisons than these are solved for one answer.</summary>
    private const int MaximumComparisons = 40;

    /// <summary>A pattern's alternatives are drawn at random; four samples meet most of them.</summary>
    private const int SamplesPerPattern = 4;

    /// <summary>A longer scale is tried at its first steps and at the points where comparisons turn.</summary>
    private const int MaximumScaleSteps = 50;

    /// <summary>Longer texts that an answer is compared with are computed ones, not words that a condition expects.</summary>
    private const int MaximumTextLength = 200;

    private static readonly string[] CommonTimes = ["08:30", "00:00", "23:59", "12:00"];
    private static readonly string[] CommonTexts = ["Exempel", "Exempelsvar i flera ord", "1", "2012-05-01"];

    /// <summary>Canonical texts, without repetition.</summary>
    /// <param name="question">The question.</param>
    /// <param name="offered">The choices offered.</param>
    /// <param name="routingWith">The route where this question is answered by that text.</param>
    /// <param name="row">The row of its repeat, or 0.</param>
    public IEnumerable<string> Generate(
        Question question,
        IReadOnlyList<Choice> offered,
        Func<string, QuestionRouting> routingWith,
        RowPath row
    ) =>
        (
            question.Format switch
            {
                AnswerFormat.SingleChoice => offered.Select(choice => choice.Name),
                AnswerFormat.Text when question.ChoicesFrom is not null => offered.Select(choice => choice.Name),
                AnswerFormat.MultipleChoice => ChoiceSetCandidates(question, offered),
                AnswerFormat.Ranking => RankingCandidates(offered),
                AnswerFormat.Number => NumberCandidates(question, routingWith, row),
                AnswerFormat.Date => DateCandidates(question, routingWith, row),
                AnswerFormat.DateTime => DateTimeCandidates(question, routingWith, row),
                AnswerFormat.Time => TimeCandidates(question, routingWith, row),
                AnswerFormat.Text or AnswerFormat.None => TextCandidates(question, routingWith, row),
            }
        ).Distinct();

    private static IEnumerable<string> RankingCandidates(IReadOnlyList<Choice> offered)
    {
        var names = offered.Select(choice => choice.Name).ToList();
        return Enumerable.Range(0, names.Count).Select(first => string.Join(' ', names.Skip(first).Concat(names.Take(first))));
    }

    /// <summary>Each choice alone, and growing sets of those that can be combined.</summary>
    private IEnumerable<string> ChoiceSetCandidates(Question question, IReadOnlyList<Choice> offered)
    {
        var combinable = offered
            .Where(choice => !choice.IsExclusive && choice.MissingReason is null)
            .Select(choice => choice.Name)
            .ToList();
        var rotated =
            combinable.Count == 0
                ? combinable
                : [.. combinable.Skip(pickIndex(combinable.Count)).Concat(combinable).Take(combinable.Count)];
        return offered
            .Select(choice => choice.Name)
            .Concat(
                Enumerable
                    .Range(2, Math.Max(0, rotated.Count - 1))
                    .Select(count => AnswerText.Normalize(question, string.Join(' ', rotated.Take(count))))
            );
    }

    private IEnumerable<string> NumberCandidates(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        double[] fixedValues = question.Scale is { } scale
            ? [.. ScaleValues(scale)]
            :
            [
                0, 1, 2, 10, 100, pickIndex(1000), -1,
                .. question.Likelihood,
                question.TypeDefinition.Minimum,
                question.TypeDefinition.Maximum,
            ];
        return fixedValues
            .Concat(TurningPoints(question, routingWith, row).SelectMany(at => NeighboursOf(question, at)))
            .Where(double.IsFinite)
            .Where(number => question.Scale?.Contains(number) != false)
            .Where(number => number >= question.TypeDefinition.Minimum && number <= question.TypeDefinition.Maximum)
            .Where(number => !question.TypeDefinition.IsWholeNumber || double.IsInteger(number))
            .Select(NumberText.Format);
    }

    private static IEnumerable<double> ScaleValues(NumberScale scale) =>
        scale.Values.Take(MaximumScaleSteps).Append(scale.ValueAt((long)scale.ValueCount - 1));

    private static double[] NeighboursOf(Question question, double value) =>
        question.TypeDefinition.IsWholeNumber
            ? [Math.Floor(value), Math.Ceiling(value), Math.Floor(value) - 1, Math.Ceiling(value) + 1]
            : [value, value - 1, value + 1, value - 0.1, value + 0.1];

    private IEnumerable<double> TurningPoints(Question question, Func<string, QuestionRouting> routingWith, RowPath row) =>
        ComparisonsOf(question)
            .SelectMany(comparison => TurningPoints(comparison, question, routingWith, row))
            .Where(double.IsFinite);

    /// <summary>Where the two sides of a comparison are equal, as far as they move in a line with the answer.</summary>
    private static IEnumerable<double> TurningPoints(
        Expression comparison,
        Question question,
        Func<string, QuestionRouting> routingWith,
        RowPath row
    ) =>
        OperandPairs(comparison)
            .Select(sides =>
            {
                double Gap(string text) =>
                    routingWith(text) is var route
                        ? route.Evaluate(sides.Left, question, row).AsNumber() - route.Evaluate(sides.Right, question, row).AsNumber()
                        : double.NaN;

                var (atZero, atOne) = (Gap("0"), Gap("1"));
                return Math.Round(-atZero / (atOne - atZero), 6);
            });

    private static IEnumerable<(Expression Left, Expression Right)> OperandPairs(Expression comparison) =>
        comparison switch
        {
            Expression.BinaryOperation operation => [(operation.Left, operation.Right)],
            Expression.Between between => [(between.Value, between.Low), (between.Value, between.High)],
            _ => [],
        };

    private IEnumerable<string> DateCandidates(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        var format = question switch
        {
            { AllowsPartialDate: true } when question.Appearance.Contains("year") => "yyyy",
            { AllowsPartialDate: true } => "yyyy-MM",
            _ => "yyyy-MM-dd",
        };
        return DayCandidates(question, routingWith, row).Select(day => day.ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>Days near today and near those that comparisons turn at; a date counts its days since 1970 in arithmetic.</summary>
    private IEnumerable<DateOnly> DayCandidates(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        DateOnly[] fixedDays = [today, today.AddYears(-1), today.AddYears(-10), today.AddYears(-50), today.AddYears(1)];
        var comparedDays = MomentCandidates(question, routingWith, row).Select(moment => DateOnly.FromDateTime(moment));
        return fixedDays
            .Concat(comparedDays)
            .Where(day => day.Year is > 1 and < 9998)
            .SelectMany(day => new[] { day, day.AddDays(-1), day.AddDays(1), day.AddYears(1), day.AddYears(-1) })
            .Distinct();
    }

    /// <summary>Each day in the morning, and the minutes around what comparisons turn at.</summary>
    private IEnumerable<string> DateTimeCandidates(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        var mornings = DayCandidates(question, routingWith, row).Select(day => day.ToDateTime(new TimeOnly(8, 30)));
        var moments = MomentCandidates(question, routingWith, row)
            .Where(moment => moment.Year is > 1 and < 9998)
            .SelectMany(moment => new[] { moment, moment.AddMinutes(-1), moment.AddMinutes(1) });
        return mornings.Concat(moments).Select(moment => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>The moments that the answer is compared with, or that comparisons turn at.</summary>
    private IEnumerable<DateTime> MomentCandidates(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        var compared = ComparedTexts(question, routingWith, row)
            .Select(text => PartialDateTime.TryParse(text, out var moment) ? moment : (PartialDateTime?)null);
        var turning = TurningPoints(question, routingWith, row).Select(PartialDateTime.FromDaysSinceEpoch);
        return compared
            .Concat(turning)
            .OfType<PartialDateTime>()
            .Select(moment =>
                new DateOnly(moment.Date.Year, Math.Max(1, moment.Date.Month), Math.Max(1, moment.Date.Day)).ToDateTime(TimeOnly.MinValue)
                    + TimeSpan.FromMinutes(Math.Floor((moment.SecondsSinceMidnight ?? 0) / 60))
            );
    }

    private IEnumerable<string> TimeCandidates(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        var compared = ComparedTexts(question, routingWith, row)
            .Select(text => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : (TimeOnly?)null)
            .OfType<TimeOnly>()
            .SelectMany(time => new[] { time, time.AddMinutes(-1), time.AddMinutes(1) });
        return CommonTimes
            .Concat(compared.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)))
            .Concat(Enumerable.Range(0, 24).Select(hour => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00")));
    }

    /// <summary>A text may be compared as a number or a date too.</summary>
    private IEnumerable<string> TextCandidates(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        var lengths = ComparisonsOf(question)
            .SelectMany(OperandPairs)
            .Where(sides => sides.Left is Expression.FunctionCall { Function: "string-length" })
            .Select(sides => routingWith("x").Evaluate(sides.Right, question, row).AsNumber())
            .Where(length => length is >= 0 and < AnswerText.MaximumLength);
        var numbers = TurningPoints(question, routingWith, row)
            .SelectMany(at => NeighboursOf(question, at).Append(Math.Floor(at)).Append(Math.Ceiling(at)));
        return CommonTexts
            .Concat(ComparedTexts(question, routingWith, row))
            .Concat(PatternSamples(question))
            .Concat(
                lengths
                    .SelectMany(length => new[] { length - 1, length, length + 1 })
                    .Where(length => length > 0)
                    .SelectMany(length => new[] { new string('x', (int)length), new string('1', (int)length) })
            )
            .Concat(numbers.Select(NumberText.Format))
            .Concat(DateCandidates(question, routingWith, row));
    }

    private IEnumerable<string> PatternSamples(Question question) =>
        from comparison in ComparisonsOf(question).OfType<Expression.FunctionCall>()
        where comparison.Arguments is [_, Expression.Text]
        let text = ((Expression.Text)comparison.Arguments[1]).Value
        from sample in comparison.Function == "regex"
            ? Enumerable.Range(0, SamplesPerPattern).Select(_ => RegexSampler.FindSample(text, pickIndex))
            : [text, text + " x"]
        where sample is not null
        select sample;

    /// <summary>What the answer is compared with.</summary>
    private IEnumerable<string> ComparedTexts(Question question, Func<string, QuestionRouting> routingWith, RowPath row)
    {
        var routing = routingWith("");
        return ComparisonsOf(question)
            .SelectMany(OperandPairs)
            .SelectMany(sides => new[] { sides.Left, sides.Right })
            .Select(side => routing.Evaluate(side, question, row).AsText())
            .Where(text => text.Length is > 0 and < MaximumTextLength);
    }

    private IEnumerable<Expression> ComparisonsOf(Question question) => comparisons.ComparisonsOf(question).Take(MaximumComparisons);
}
