using Survey.Data.Expressions;
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

    /// <summary>How many times another answer is tried where an edit rejects one.</summary>
    private const int MaximumAttempts = 24;

    /// <summary>Where the form sets no number of rows; enough to show what a repeat's figures look like.</summary>
    private const int MaximumRows = 5;

    private readonly AnswerSampler sampler = new(random, today, questionnaire.Languages.FirstOrDefault()?.Code ?? "sv");

    /// <summary>The route for the answers so far; rebuilt after each answer.</summary>
    private QuestionRouting routing = new(questionnaire, unit, AnswerSet.Empty, today);

    /// <summary>What has been answered.</summary>
    public AnswerSet Answers => routing.Answers;

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

        routing = CreateRouting(routing.AnswersOnRoute());
    }

    private void Answer(Page page)
    {
        var rows = page.Roster is { } roster
            ? Enumerable.Range(
                1,
                routing.FindRowCount(roster)
                    ?? Math.Min(roster.MaximumRows, 1 + (int)(random.DrawForAnswer(new AnswerKey(roster.Name)) * MaximumRows))
            )
            : [0];
        foreach (var row in rows)
        {
            foreach (var question in page.Questions.Where(question => question.IsAnswerable))
            {
                if (routing.IsAsked(question, row) && !routing.IsReadOnly(question, row))
                {
                    Answer(question, new AnswerKey(question.Name, row));
                }
            }
        }
    }

    private void Answer(Question question, AnswerKey key)
    {
        var isRequired = question.Required is { } required && routing.HoldsFor(required, question, key.Row);
        var blankProbability = question.Type == QuestionType.Text ? BlankTextProbability : BlankProbability;
        if (!isRequired && random.DrawForUnit($"{key}\0blank") < blankProbability)
        {
            return;
        }

        if (SampleAnswer(question, key, isRequired) is not { Text.Length: > 0 } stored)
        {
            return;
        }

        SetAnswer(
            key,
            MeetsEdit(question.SoftConstraint, question, key, stored) ? stored : stored with { Source = AnswerSource.Confirmed }
        );
        if (question.HasOther && AnswerText.ChosenChoices(question, stored.Text).Any(choice => choice.Name == ChoiceList.OtherChoiceName))
        {
            SetAnswer(key with { Name = question.OtherName }, new StoredAnswer(sampler.SampleOtherText(key)));
        }
    }

    /// <summary>The first answer drawn that no hard edit rejects; nothing ticked is an answer too.</summary>
    private StoredAnswer? SampleAnswer(Question question, AnswerKey key, bool isRequired)
    {
        var offered = routing.OfferedChoices(question, key.Row).ToList();
        return Enumerable
            .Range(0, MaximumAttempts)
            .Select(attempt => new StoredAnswer(sampler.Sample(question, key, offered, isRequired, attempt)))
            .FirstOrDefault(stored => stored.Text.Length == 0 || MeetsEdit(question.Constraint, question, key, stored));
    }

    private bool MeetsEdit(Expression? edit, Question question, AnswerKey key, StoredAnswer stored) =>
        edit is null || CreateRouting(WithAnswer(key, stored)).HoldsFor(edit, question, key.Row);

    private AnswerSet WithAnswer(AnswerKey key, StoredAnswer stored) => Answers.With([KeyValuePair.Create(key, stored)]);

    private void SetAnswer(AnswerKey key, StoredAnswer stored) => routing = CreateRouting(WithAnswer(key, stored));

    private QuestionRouting CreateRouting(AnswerSet answers) => new(questionnaire, unit, answers, today);
}
