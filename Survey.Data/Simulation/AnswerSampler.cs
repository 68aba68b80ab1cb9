using System.Globalization;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Texts;

namespace Survey.Data.Simulation;

/// <summary>Draws one answer by the likelihoods of its question, else of its choices, else evenly.</summary>
internal sealed class AnswerSampler(SeededRandom random, DateOnly today, string language)
{
    /// <summary>Without likelihoods about a third of the choices are ticked: enough to fill tables, too few to tick all.</summary>
    private const double DefaultTickProbability = 0.3;

    /// <summary>Agreements and plans that surveys ask about are seldom older; an edit that wants other dates gets them after some
    /// attempts.</summary>
    private const int DefaultYearsBack = 8;

    /// <summary>How many dates are tried near today before farther ones are.</summary>
    private const int AttemptsNearToday = 12;

    private readonly string[] sampleTexts = StudyTexts.In(language, "SampleTexts").Split('\n');

    /// <summary>An answer's canonical text; another one for each attempt; empty where nothing is drawn.</summary>
    public string Sample(Question question, AnswerKey key, IReadOnlyList<Choice> offered, bool isRequired, int attempt) =>
        question.Format switch
        {
            AnswerFormat.SingleChoice => SampleSingleChoice(question, key, offered, attempt),
            AnswerFormat.MultipleChoice => SampleMultipleChoice(question, key, offered, isRequired, attempt),
            AnswerFormat.Number => SampleNumber(question, key, attempt),
            AnswerFormat.Date => SampleDate(question, key, attempt),
            AnswerFormat.Time => SampleTime(key, attempt),
            AnswerFormat.DateTime => $"{SampleDate(question, key, attempt)}T{SampleTime(key, attempt)}",
            AnswerFormat.Ranking => string.Join(
                ' ',
                offered
                    .Where(choice => choice.MissingReason is null)
                    .OrderBy(choice => DrawUniform(key, choice.Name, attempt))
                    .Select(choice => choice.Name)
            ),
            AnswerFormat.Text when question.ChoicesFrom is not null => SampleSingleChoice(question, key, offered, attempt),
            AnswerFormat.Text or AnswerFormat.None => sampleTexts[(int)(DrawUniform(key, "", attempt) * sampleTexts.Length)],
        };

    private string SampleTime(AnswerKey key, int attempt) =>
        new ClockTime(8 + (int)(DrawUniform(key, "hour", attempt) * 9), 15 * (int)(DrawUniform(key, "minute", attempt) * 4)).ToString();

    /// <summary>Words for the choice <c>other</c>.</summary>
    public string SampleOtherText(AnswerKey key)
    {
        var number = 1 + (int)(random.DrawForAnswer(key, "other") * 9);
        return StudyTexts.In(language, "SampleOtherText", number);
    }

    private string SampleSingleChoice(Question question, AnswerKey key, IReadOnlyList<Choice> offered, int attempt)
    {
        var weights = offered.Select(choice => LikelihoodOf(question, choice)).ToList();
        var hasNoWeights = weights.Sum(weight => weight ?? 0) <= 0;
        var remaining = DrawUniform(key, "", attempt) * (hasNoWeights ? offered.Count : weights.Sum(weight => weight ?? 0));
        foreach (var (choice, weight) in offered.Zip(weights))
        {
            remaining -= hasNoWeights ? 1 : weight ?? 0;
            if (remaining < 0)
            {
                return choice.Name;
            }
        }

        return offered is [.., var last] ? last.Name : "";
    }

    /// <summary>One exclusive choice alone by its probability, else each of the others by its own.</summary>
    private string SampleMultipleChoice(Question question, AnswerKey key, IReadOnlyList<Choice> offered, bool isRequired, int attempt)
    {
        var remaining = DrawUniform(key, "", attempt);
        foreach (var choice in offered.Where(ExcludesOthers))
        {
            remaining -= LikelihoodOf(question, choice) ?? 0;
            if (remaining < 0)
            {
                return choice.Name;
            }
        }

        var others = offered.Where(choice => !ExcludesOthers(choice)).ToList();
        var ticked = others.Where(choice => DrawUniform(key, choice.Name, attempt) < ProbabilityOf(question, choice)).ToList();
        if (ticked.Count > 0 || !isRequired)
        {
            return string.Join(' ', ticked.Select(choice => choice.Name));
        }

        return (others.Count > 0 ? others : offered).MaxBy(choice => ProbabilityOf(question, choice))?.Name ?? "";
    }

    private static bool ExcludesOthers(Choice choice) => choice.IsExclusive || choice.MissingReason is not null;

    private static double ProbabilityOf(Question question, Choice choice) => LikelihoodOf(question, choice) ?? DefaultTickProbability;

    /// <summary>The question's own likelihood for a choice; where it gives none at all, the choice's.</summary>
    private static double? LikelihoodOf(Question question, Choice choice)
    {
        if (question.Likelihood.IsEmpty)
        {
            return choice.Likelihood;
        }

        var index = question.List?.Choices.IndexOf(choice) ?? -1;
        return index >= 0 && index < question.Likelihood.Length ? question.Likelihood[index] : 0;
    }

    private string SampleNumber(Question question, AnswerKey key, int attempt)
    {
        var (low, high) = RangeOf(question, attempt);
        var drawn = DrawUniform(key, "", attempt);
        if (question.Scale is { } scale)
        {
            return NumberText.Format(scale.ValueAt((long)(drawn * scale.ValueCount)));
        }

        return NumberText.Format(
            question.TypeDefinition.IsWholeNumber
                ? Math.Floor(low + (drawn * (Math.Floor(high) - low + 1)))
                : Math.Round(low + (drawn * (high - low)), 1)
        );
    }

    /// <summary>The range that the study or the type gives; else ever wider ones, as an edit may ask for.</summary>
    private static (double Low, double High) RangeOf(Question question, int attempt) =>
        question switch
        {
            { Likelihood: [var low, var high] } when low <= high => (low, high),
            { TypeDefinition: { Minimum: var least, Maximum: var greatest } } when double.IsFinite(least) && double.IsFinite(greatest) => (
                least,
                greatest
            ),
            _ => (attempt / 6) switch
            {
                0 => (0, 10),
                1 => (0, 100),
                2 => (1900, 2030),
                _ => (0, 1_000_000),
            },
        };

    /// <summary>A day of the years that the study gives, else of the years before today; as coarse as the question allows and people
    /// remember.</summary>
    private string SampleDate(Question question, AnswerKey key, int attempt)
    {
        var (from, to) = question.Likelihood switch
        {
            [>= 1 and var low, <= 9998 and var high] when low <= high => (new DateOnly((int)low, 1, 1), new DateOnly((int)high, 12, 31)),
            _ when attempt < AttemptsNearToday => (today.AddYears(-DefaultYearsBack), today),
            _ => (today.AddYears(-40), today.AddYears(DefaultYearsBack)),
        };
        var day = from.AddDays((int)(DrawUniform(key, "", attempt) * (to.DayNumber - from.DayNumber + 1)));
        return day.ToString(DateFormatOf(question, key, attempt), CultureInfo.InvariantCulture);
    }

    private string DateFormatOf(Question question, AnswerKey key, int attempt)
    {
        if (!question.AllowsPartialDate)
        {
            return "yyyy-MM-dd";
        }

        if (question.Appearance.Contains("year"))
        {
            return "yyyy";
        }

        return DrawUniform(key, "precision", attempt) switch
        {
            < 0.3 => "yyyy",
            < 0.9 => "yyyy-MM",
            _ => "yyyy-MM-dd",
        };
    }

    private double DrawUniform(AnswerKey key, string purpose, int attempt) =>
        random.DrawForAnswer(key, attempt == 0 ? purpose : string.Create(CultureInfo.InvariantCulture, $"{purpose}\0{attempt}"));
}
