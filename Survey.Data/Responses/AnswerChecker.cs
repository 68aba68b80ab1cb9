using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Holds the answers on a unit's route against the study's hard and soft edits. Answers off the route are not looked at.</summary>
public sealed class AnswerChecker(Questionnaire questionnaire, Route route)
{
    /// <summary>Everything to put right or confirm in the whole form, in its order.</summary>
    public ImmutableArray<AnswerProblem> Check() => [.. questionnaire.Sections.SelectMany(section => section.Pages).SelectMany(Problems)];

    /// <summary>Everything to put right or confirm on one page.</summary>
    public ImmutableArray<AnswerProblem> Check(Page page) => [.. Problems(page)];

    private IEnumerable<AnswerProblem> Problems(Page page)
    {
        if (!route.IsShown(page))
        {
            return [];
        }

        return page.Roster is { } roster
            ? RosterProblems(roster)
            : page.Questions.SelectMany(question => Problems(question, 0));
    }

    private IEnumerable<AnswerProblem> RosterProblems(Repeat roster)
    {
        var rows = route.Rows(roster);
        var tooMany = rows.Length > roster.MaximumRows
            ? [new AnswerProblem(new AnswerKey(roster.Name), ProblemKind.TooManyRows, LocalText.Empty)]
            : Enumerable.Empty<AnswerProblem>();
        return tooMany.Concat(rows.SelectMany(row => roster.Questions.SelectMany(question => Problems(question, row))));
    }

    private IEnumerable<AnswerProblem> Problems(Question question, int row)
    {
        if (!question.IsAnswered || !route.IsAsked(question, row) || route.IsReadOnly(question, row))
        {
            yield break;
        }

        var key = new AnswerKey(question.Name, row);
        var entry = route.Sheet.Find(key);
        if (Find(question, row, entry) is var (kind, message))
        {
            yield return new AnswerProblem(key, kind, message);
        }

        if (OtherProblem(question, row, entry) is { } otherKind)
        {
            yield return new AnswerProblem(new AnswerKey(question.OtherName, row), otherKind, LocalText.Empty);
        }
    }

    /// <summary>The first thing that is wrong with an answer: later checks would make no sense of it.</summary>
    private (ProblemKind Kind, LocalText Message)? Find(Question question, int row, Entry entry)
    {
        if (!IsGiven(entry))
        {
            return IsRequired(question, row) ? (ProblemKind.Missing, question.RequiredMessage) : null;
        }

        if (entry.Text.Length == 0)
        {
            return null;
        }

        if (entry.Text.Length > AnswerText.MaximumLength)
        {
            return (ProblemKind.TooLong, LocalText.Empty);
        }

        if (AnswerText.Read(question, entry.Text) is Answer.Unreadable)
        {
            return (ProblemKind.Unreadable, LocalText.Empty);
        }

        if (question.Scale is { } scale && route.Sheet.Read(question, row) is Answer.Number number && !scale.Contains(number.Value))
        {
            return (ProblemKind.OffScale, LocalText.Empty);
        }

        return ChoiceProblem(question, row, entry) is { } kind ? (kind, LocalText.Empty) : ConstraintProblem(question, row, entry);
    }

    private ProblemKind? ChoiceProblem(Question question, int row, Entry entry)
    {
        var chosen = AnswerText.Chosen(question, entry.Text);
        if (chosen.Except(route.Offered(question, row)).Any())
        {
            return ProblemKind.NotOffered;
        }

        return chosen.Length > 1 && chosen.Any(choice => choice.IsExclusive) ? ProblemKind.Exclusive : null;
    }

    private (ProblemKind Kind, LocalText Message)? ConstraintProblem(Question question, int row, Entry entry)
    {
        if (question.Constraint is { } constraint && !route.HoldsFor(constraint, question, row))
        {
            return (ProblemKind.Constraint, question.ConstraintMessage);
        }

        return question.SoftConstraint is { } soft && entry.State != EntryState.Confirmed && !route.HoldsFor(soft, question, row)
            ? (ProblemKind.SoftConstraint, question.SoftConstraintMessage)
            : entry.IsUnconfirmed ? (ProblemKind.Unconfirmed, LocalText.Empty)
            : null;
    }

    private ProblemKind? OtherProblem(Question question, int row, Entry entry)
    {
        if (!question.HasOther || !AnswerText.Chosen(question, entry.Text).Any(choice => choice.Name == ChoiceList.Other))
        {
            return null;
        }

        var words = route.Sheet.Find(new AnswerKey(question.OtherName, row));
        return words.Text.Length > AnswerText.MaximumLength ? ProblemKind.TooLong
            : !IsGiven(words) && IsRequired(question, row) ? ProblemKind.OtherMissing
            : null;
    }

    /// <summary>Where the choice filter leaves nothing to choose, no answer can be demanded.</summary>
    private bool IsRequired(Question question, int row) => question.Required is { } required && route.HoldsFor(required, question, row)
        && (question.List is null || route.Offered(question, row).Any());

    /// <summary>A reason is an answer too where the respondent gave it, or stood by that a colleague's part did not come back; that the field was blank or never reached is none.</summary>
    private static bool IsGiven(Entry entry) => entry.Reason is { } reason
        ? reason is MissingReason.DoesNotKnow or MissingReason.Refused or MissingReason.NotApplicable or MissingReason.PartNotReturned
        : entry.Text.Length > 0;
}
