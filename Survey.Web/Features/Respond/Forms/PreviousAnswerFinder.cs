using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>Finds what a unit answered in the previous round, and whether the same can be answered again.</summary>
/// <param name="form">The form.</param>
/// <param name="routing">The answers as the page shows them.</param>
internal sealed class PreviousAnswerFinder(FormContext form, QuestionRouting routing)
{
    /// <summary>The answer of the previous round; null where there is none that answers the question as it is now.</summary>
    public PreviousAnswer? Find(Question question, RowPath row)
    {
        var name = question.LastSavedName ?? question.Name;
        if (
            FindRow(form.Questionnaire.FindRepeat(question.RepeatName), row) is not { } previousRow
            || form.PreviousAnswerTo(question, name, previousRow).Text is not { Length: > 0 } text
        )
        {
            return null;
        }

        var otherName = (form.Questionnaire.FindQuestion(name) ?? question).OtherName;
        return new PreviousAnswer(text, form.PreviousAnswers.GetStoredAnswer(new AnswerKey(otherName, previousRow)).Text);
    }

    /// <summary>The answer of the previous round where the person could give it again now; null where its choice is gone, its bounds are
    /// others, or the question takes no answer.</summary>
    public PreviousAnswer? FindRepeatable(Question question, RowPath row)
    {
        if (
            !question.IsAnswerable
            || routing.IsReadOnly(question, row)
            || Find(question, row) is not { } previous
            || !FormerChoices.ChosenIn(question, previous.Text).IsEmpty
        )
        {
            return null;
        }

        var answers = routing.Answers.With(
            [
                KeyValuePair.Create(new AnswerKey(question.Name, row), new StoredAnswer(previous.Text)),
                KeyValuePair.Create(new AnswerKey(question.OtherName, row), new StoredAnswer(previous.OtherText)),
            ]
        );
        var problems = new AnswerValidator(form.Questionnaire, form.PagesFor(answers).Routing).Validate(question, row);
        return problems.Any(problem => problem.IsHard) ? null : previous;
    }

    /// <summary>The row of the previous round that a row goes on from: the one of the same name where respondents name their rows, else
    /// the one of the same number; inside the row that the row around it goes on from. Null where there is none.</summary>
    private RowPath? FindRow(Repeat? roster, RowPath row)
    {
        if (roster is null)
        {
            return row;
        }

        if (FindRow(form.Questionnaire.FindRepeat(roster.ParentName), row.Parent) is not { } previousParent)
        {
            return null;
        }

        var sameNumber = previousParent.Child(row.Number);
        if (
            roster.RowCount is not null
            || roster.Questions.FirstOrDefault(first => first.IsAnswerable) is not { Type: QuestionType.Text } title
        )
        {
            return sameNumber;
        }

        if (NameIn(routing.Answers, row) is { Length: > 0 } name)
        {
            return RowsInside(form.PreviousAnswers, previousParent)
                .Where(previous => IsSame(NameIn(form.PreviousAnswers, previous), name))
                .Select(previous => (RowPath?)previous)
                .FirstOrDefault();
        }

        var previousName = NameIn(form.PreviousAnswers, sameNumber);
        var isTaken = RowsInside(routing.Answers, row.Parent).Any(other => IsSame(NameIn(routing.Answers, other), previousName));
        return isTaken ? null : sameNumber;

        IEnumerable<RowPath> RowsInside(AnswerSet answers, RowPath parent) =>
            answers.AnsweredRows(roster).Where(other => other.Parent == parent);

        string NameIn(AnswerSet answers, RowPath named) => answers.GetStoredAnswer(new AnswerKey(title.Name, named)).Text;

        static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What a unit answered in the previous round.</summary>
/// <param name="Text">The answer in canonical text.</param>
/// <param name="OtherText">Its own words for the choice <c>other</c>.</param>
internal sealed record PreviousAnswer(string Text, string OtherText);
