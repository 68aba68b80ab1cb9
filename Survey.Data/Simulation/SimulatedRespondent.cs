using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Simulation;

/// <summary>Answers a form as a person does: one question after the other, going by what was answered before.</summary>
internal sealed class SimulatedRespondent(Questionnaire questionnaire, FrameUnit unit, UniformDraw draw, DateOnly today)
{
    /// <summary>How often a question that may be left blank is; words are left out more often.</summary>
    private const double LeavingBlank = 0.12;
    private const double LeavingWordsBlank = 0.5;

    /// <summary>How many times another answer is tried where an edit speaks against one.</summary>
    private const int MaximumTries = 24;

    private const int MaximumRows = 5;
    private readonly AnswerDraw answers = new(draw, today, questionnaire.Languages.FirstOrDefault()?.Code ?? "sv");

    /// <summary>Where the answers so far lead; made anew after each answer.</summary>
    private Route route = new(questionnaire, unit, AnswerSheet.Empty, today);

    /// <summary>What has been answered.</summary>
    public AnswerSheet Sheet => route.Sheet;

    /// <summary>Answers every page of some sections that the route shows.</summary>
    public void Answer(IEnumerable<Section> sections)
    {
        foreach (var page in sections.SelectMany(section => section.Pages))
        {
            if (route.IsShown(page))
            {
                Answer(page);
            }
        }

        route = RouteOf(route.OnRoute());
    }

    private void Answer(Page page)
    {
        var rows = page.Roster is { } roster
            ? Enumerable.Range(1, route.CountOf(roster) ?? Math.Min(roster.MaximumRows, 1 + (int)(draw.OfAnswer(new AnswerKey(roster.Name)) * MaximumRows)))
            : [0];
        foreach (var row in rows)
        {
            foreach (var question in page.Questions.Where(question => question.IsAnswered))
            {
                if (route.IsAsked(question, row) && !route.IsReadOnly(question, row))
                {
                    Answer(question, new AnswerKey(question.Name, row));
                }
            }
        }
    }

    private void Answer(Question question, AnswerKey key)
    {
        var isRequired = question.Required is { } required && route.HoldsFor(required, question, key.Row);
        var blank = question.Type == QuestionType.Text ? LeavingWordsBlank : LeavingBlank;
        if (!isRequired && draw.OfUnit($"{key}\0blank") < blank)
        {
            return;
        }

        if (Draw(question, key, isRequired) is not { Text.Length: > 0 } entry)
        {
            return;
        }

        Put(key, Holds(question.SoftConstraint, question, key, entry) ? entry : entry with { State = EntryState.Confirmed });
        if (question.HasOther && AnswerText.Chosen(question, entry.Text).Any(choice => choice.Name == ChoiceList.Other))
        {
            Put(key with { Name = question.OtherName }, new Entry(answers.OtherWords(key)));
        }
    }

    /// <summary>The first answer drawn that no hard edit speaks against; nothing ticked is an answer too.</summary>
    private Entry? Draw(Question question, AnswerKey key, bool isRequired)
    {
        var offered = route.Offered(question, key.Row).ToList();
        return Enumerable.Range(0, MaximumTries)
            .Select(attempt => new Entry(answers.Of(question, key, offered, isRequired, attempt)))
            .FirstOrDefault(entry => entry.Text.Length == 0 || Holds(question.Constraint, question, key, entry));
    }

    private bool Holds(Expression? edit, Question question, AnswerKey key, Entry entry) =>
        edit is null || RouteOf(With(key, entry)).HoldsFor(edit, question, key.Row);

    private AnswerSheet With(AnswerKey key, Entry entry) => Sheet.With([KeyValuePair.Create(key, entry)]);

    private void Put(AnswerKey key, Entry entry) => route = RouteOf(With(key, entry));

    private Route RouteOf(AnswerSheet sheet) => new(questionnaire, unit, sheet, today);
}
