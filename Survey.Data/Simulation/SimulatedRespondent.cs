using Survey.Data.Expressions.Values;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Simulation;

/// <summary>Answers a form as a person does: one question after the other, following what was answered before.</summary>
internal sealed class SimulatedRespondent(Questionnaire questionnaire, FrameUnit unit, SeededRandom random, DateOnly today)
{
    /// <summary>How often a question that may be left blank is; words are left out more often.</summary>
    private const double BlankProbability = 0.12;
    private const double BlankTextProbability = 0.5;

    /// <summary>How many times another answer is drawn where an edit rejects one; after that those are tried that edits turn at.</summary>
    private const int MaximumAttempts = 24;

    /// <summary>How many times a page is answered anew where its answers do not go together, such as parts that must add up to
    /// 100.</summary>
    private const int MaximumPageAttempts = 6;

    /// <summary>Where the form sets no number of rows; enough to show what a repeat's figures look like.</summary>
    private const int MaximumRows = 5;

    private readonly Lazy<AnswerComparisons> comparisons = new(() => new AnswerComparisons(questionnaire));
    private readonly AnswerSampler sampler = new(random, today, questionnaire.Languages.FirstOrDefault()?.Code ?? "sv");

    /// <summary>The route for the answers so far; rebuilt after each answer.</summary>
    private QuestionRouting routing = new(questionnaire, unit, AnswerSet.Empty, today);

    /// <summary>What has been answered.</summary>
    public AnswerSet Answers => routing.Answers;

    /// <summary>Whether the form takes the answers as they are.</summary>
    public bool MaySubmit => !new AnswerValidator(questionnaire, routing).Validate().Any(problem => problem.IsHard);

    /// <summary>Answers every page of some sections that the route shows.</summary>
    public void Answer(IEnumerable<Section> sections)
    {
        foreach (var page in sections.SelectMany(section => section.Pages))
        {
            if (routing.IsShown(page))
            {
                Answer(page);
            }
        }

        routing = routing.With(routing.AnswersOnRoute());
    }

    private void Answer(Page page)
    {
        var before = routing;
        for (var pageAttempt = 0; pageAttempt < MaximumPageAttempts; pageAttempt++)
        {
            routing = before;
            AnswerRows(page, pageAttempt);
            if (!new AnswerValidator(questionnaire, routing).Validate(page).Any(problem => problem.IsHard))
            {
                return;
            }
        }
    }

    private void AnswerRows(Page page, int pageAttempt)
    {
        foreach (var row in routing.ListNewRows(page, DrawRowCount))
        {
            foreach (var question in page.Questions.Where(question => question.IsAnswerable))
            {
                if (routing.IsAsked(question, row) && !routing.IsReadOnly(question, row))
                {
                    Answer(question, new AnswerKey(question.Name, row), pageAttempt);
                }
            }
        }
    }

    private int DrawRowCount(Repeat roster, RowPath parent) =>
        Math.Min(roster.MaximumRows, 1 + (int)(random.DrawForAnswer(new AnswerKey(roster.Name, parent)) * MaximumRows));

    private void Answer(Question question, AnswerKey key, int pageAttempt)
    {
        var isRequired = question.Required is { } required && routing.HoldsFor(required, question, key.Row);
        var blankProbability = question.Type == QuestionType.Text ? BlankTextProbability : BlankProbability;
        if (!isRequired && random.DrawForUnit($"{key}\0blank") < blankProbability)
        {
            return;
        }

        if (FindAnswer(question, key, isRequired, pageAttempt) is not { Text.Length: > 0 } stored)
        {
            return;
        }

        SetAnswer(key, MeetsSoftEdit(question, key, stored) ? stored : stored with { Source = AnswerSource.Confirmed });
        if (question.HasOther && AnswerText.ChosenChoices(question, stored.Text).Any(choice => choice.Name == ChoiceList.OtherChoiceName))
        {
            SetAnswer(key with { Name = question.OtherName }, new StoredAnswer(sampler.SampleOtherText(key)));
        }
    }

    /// <summary>The first answer drawn that the form takes; nothing ticked is an answer too. Where none is, what its edits turn
    /// at.</summary>
    private StoredAnswer? FindAnswer(Question question, AnswerKey key, bool isRequired, int pageAttempt)
    {
        var offered = routing.OfferedChoices(question, key.Row).ToList();
        var drawn = Enumerable
            .Range(pageAttempt * MaximumAttempts, MaximumAttempts)
            .Select(attempt => sampler.Sample(question, key, offered, isRequired, attempt))
            .Select(text => new StoredAnswer(text));
        return drawn.FirstOrDefault(stored => stored.Text.Length == 0 || IsTaken(question, key, stored))
            ?? FindCandidate(question, key, offered, pageAttempt);
    }

    private StoredAnswer? FindCandidate(Question question, AnswerKey key, List<Choice> offered, int pageAttempt)
    {
        var drawCount = 0;
        int PickIndex(int count) => (int)(random.DrawForAnswer(key, $"candidate\0{pageAttempt}\0{drawCount++}") * count);

        var taken = new CandidateAnswerGenerator(comparisons.Value, today, PickIndex)
            .Generate(question, offered, text => WithAnswer(key, new StoredAnswer(text)), key.Row)
            .Select(text => new StoredAnswer(text))
            .Where(stored => stored.Text.Length > 0 && IsTaken(question, key, stored))
            .ToList();
        var likely = question.Format == AnswerFormat.Text ? taken.FindAll(stored => !IsDay(stored.Text)) : taken;
        var drawn = likely.Count > 0 ? likely : taken;
        return drawn.Count == 0 ? null : drawn[PickIndex(drawn.Count)];
    }

    /// <summary>A text that is compared with a number takes a day too, which counts as many days; a person writes the number.</summary>
    private static bool IsDay(string text) =>
        text.Contains('-', StringComparison.Ordinal) && PartialDate.TryParse(text, out _);

    /// <summary>Whether the form takes an answer; the words of <c>other</c> are given later.</summary>
    private bool IsTaken(Question question, AnswerKey key, StoredAnswer stored) =>
        !new AnswerValidator(questionnaire, WithAnswer(key, stored))
            .Validate(question, key.Row)
            .Any(problem => problem.IsHard && problem.Key == key);

    private bool MeetsSoftEdit(Question question, AnswerKey key, StoredAnswer stored) =>
        question.SoftConstraint is not { } edit || WithAnswer(key, stored).HoldsFor(edit, question, key.Row);

    private QuestionRouting WithAnswer(AnswerKey key, StoredAnswer stored) => routing.WithChanges([KeyValuePair.Create(key, stored)]);

    private void SetAnswer(AnswerKey key, StoredAnswer stored) => routing = WithAnswer(key, stored);
}
