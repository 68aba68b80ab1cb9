using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Simulation;

/// <summary>The answers that are worth trying for a question: its choices, and around every point where a comparison turns.</summary>
internal sealed class CandidateAnswers(FormMap map, DateOnly today, Func<int, int> pick)
{
    /// <summary>No more comparisons than these are solved for one answer.</summary>
    private const int MostComparisons = 40;
    private const int PatternTries = 4;
    private const int MostSteps = 50;
    private static readonly string[] Times = ["08:30", "00:00", "23:59", "12:00"];
    private static readonly string[] Texts = ["Exempel", "Exempelsvar i flera ord", "1", "2012-05-01"];

    /// <summary>Canonical texts, without repetition.</summary>
    /// <param name="question">The question.</param>
    /// <param name="offered">The choices offered.</param>
    /// <param name="routeWith">The route where this question is answered by that text.</param>
    /// <param name="row">The row of its repeat, or 0.</param>
    public IEnumerable<string> Of(Question question, IReadOnlyList<Choice> offered, Func<string, Route> routeWith, int row) => (question.Type switch
    {
        QuestionType.SingleChoice => offered.Select(choice => choice.Name),
        QuestionType.MultipleChoice => Sets(question, offered),
        QuestionType.Ranking => Orders(offered),
        QuestionType.WholeNumber or QuestionType.Number => Numbers(question, routeWith, row),
        QuestionType.Date or QuestionType.DateTime => Days(question, routeWith, row),
        QuestionType.Time => Times.Concat(Literals(question, routeWith, row)),
        _ => Words(question, routeWith, row),
    }).Distinct();

    private static IEnumerable<string> Orders(IReadOnlyList<Choice> offered)
    {
        var names = offered.Select(choice => choice.Name).ToList();
        return Enumerable.Range(0, names.Count).Select(first => string.Join(' ', names.Skip(first).Concat(names.Take(first))));
    }

    /// <summary>Each choice alone, and ever more of those that go together.</summary>
    private IEnumerable<string> Sets(Question question, IReadOnlyList<Choice> offered)
    {
        var together = offered.Where(choice => !choice.IsExclusive && choice.Missing is null).Select(choice => choice.Name).ToList();
        var turned = together.Count == 0 ? together : [.. together.Skip(pick(together.Count)).Concat(together).Take(together.Count)];
        return offered.Select(choice => choice.Name)
            .Concat(Enumerable.Range(2, Math.Max(0, turned.Count - 1)).Select(count => AnswerText.Normalize(question, string.Join(' ', turned.Take(count)))));
    }

    private IEnumerable<string> Numbers(Question question, Func<string, Route> routeWith, int row)
    {
        double[] always = question.Scale is { } scale ? [.. Steps(scale)] : [0, 1, 2, 10, 100, pick(1000), -1, .. question.Likelihood];
        var turning = Comparisons(question).SelectMany(comparison => Turning(comparison, question, routeWith, row)).SelectMany(at => Around(question, at));
        return always.Concat(turning).Where(double.IsFinite)
            .Where(number => question.Type == QuestionType.Number || number == Math.Truncate(number)).Select(AnswerText.Canonical);
    }

    private static IEnumerable<double> Steps(NumberScale scale)
    {
        var count = (int)Math.Min(MostSteps, Math.Floor(Math.Abs(scale.End - scale.Start) / scale.Step));
        return Enumerable.Range(0, count + 1).Select(step => Math.Round(scale.Start + (Math.Sign(scale.End - scale.Start) * step * scale.Step), 9));
    }

    private static double[] Around(Question question, double at) => question.Type == QuestionType.Number
        ? [at, at - 1, at + 1, at - 0.1, at + 0.1]
        : [Math.Floor(at), Math.Ceiling(at), Math.Floor(at) - 1, Math.Ceiling(at) + 1];

    /// <summary>Where the two sides of a comparison are equal, as far as they move in a line with the answer.</summary>
    private static IEnumerable<double> Turning(Expression comparison, Question question, Func<string, Route> routeWith, int row) => Sides(comparison).Select(sides =>
    {
        double Gap(string text) => routeWith(text) is var route
            ? route.Evaluate(sides.Left, question, row).AsNumber() - route.Evaluate(sides.Right, question, row).AsNumber()
            : double.NaN;

        var (atZero, atOne) = (Gap("0"), Gap("1"));
        return Math.Round(-atZero / (atOne - atZero), 6);
    });

    private static IEnumerable<(Expression Left, Expression Right)> Sides(Expression comparison) => comparison switch
    {
        Expression.Operation operation => [(operation.Left, operation.Right)],
        Expression.Between between => [(between.Value, between.Low), (between.Value, between.High)],
        _ => [],
    };

    private IEnumerable<string> Days(Question question, Func<string, Route> routeWith, int row)
    {
        var near = Literals(question, routeWith, row).Select(text => text.Length > 10 ? text[..10] : text)
            .Select(text => PartialDate.TryParse(text, out var date) ? new DateOnly(date.Year, Math.Max(1, date.Month), Math.Max(1, date.Day)) : (DateOnly?)null).OfType<DateOnly>();
        DateOnly[] always = [today, today.AddYears(-1), today.AddYears(-10), today.AddYears(-50), today.AddYears(1)];
        var days = always.Concat(near).Where(day => day.Year is > 1 and < 9998).SelectMany(day => new[] { day, day.AddDays(-1), day.AddDays(1), day.AddYears(1), day.AddYears(-1) }).Distinct();
        var format = question switch
        {
            { Type: QuestionType.DateTime } => "yyyy-MM-dd'T'08:30",
            { AllowsPartialDate: true } when question.Appearance.Contains("year") => "yyyy",
            { AllowsPartialDate: true } => "yyyy-MM",
            _ => "yyyy-MM-dd",
        };
        return days.Select(day => day.ToString(format, CultureInfo.InvariantCulture));
    }

    private IEnumerable<string> Words(Question question, Func<string, Route> routeWith, int row)
    {
        var lengths = Comparisons(question).SelectMany(Sides).Where(sides => sides.Left is Expression.FunctionCall { Function: "string-length" })
            .Select(sides => routeWith("x").Evaluate(sides.Right, question, row).AsNumber()).Where(length => length is >= 0 and < AnswerText.MaximumLength);
        return Texts.Concat(Literals(question, routeWith, row)).Concat(Patterns(question))
            .Concat(lengths.SelectMany(length => new[] { length - 1, length, length + 1 }).Where(length => length > 0).Select(length => new string('x', (int)length)));
    }

    private IEnumerable<string> Patterns(Question question) =>
        from comparison in Comparisons(question).OfType<Expression.FunctionCall>()
        where comparison.Arguments is [_, Expression.Text]
        let text = ((Expression.Text)comparison.Arguments[1]).Value
        from sample in comparison.Function == "regex" ? Enumerable.Range(0, PatternTries).Select(_ => PatternSample.Of(text, pick)) : [text, text + " x"]
        where sample is not null
        select sample;

    /// <summary>What the answer is held against.</summary>
    private IEnumerable<string> Literals(Question question, Func<string, Route> routeWith, int row)
    {
        var route = routeWith("");
        return Comparisons(question).SelectMany(Sides).SelectMany(sides => new[] { sides.Left, sides.Right })
            .Select(side => route.Evaluate(side, question, row).AsText()).Where(text => text.Length is > 0 and < 200);
    }

    private IEnumerable<Expression> Comparisons(Question question) => map.ComparisonsOf(question).Take(MostComparisons);
}
