using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Validates the answers on a unit's route against the study's hard and soft edits. Other answers are not validated.</summary>
/// <remarks>For one thread, as the routing is.</remarks>
/// <param name="questionnaire">The routing's questionnaire.</param>
/// <param name="routing">The route of the unit with its answers.</param>
public sealed class AnswerValidator(Questionnaire questionnaire, QuestionRouting routing)
{
    /// <summary>Everything to put right or confirm in the whole form, in its order.</summary>
    public ImmutableArray<AnswerProblem> Validate() =>
        [.. questionnaire.Sections.SelectMany(section => section.Pages).SelectMany(FindProblems)];

    /// <summary>Everything to put right or confirm on one page.</summary>
    public ImmutableArray<AnswerProblem> Validate(Page page) => [.. FindProblems(page)];

    /// <summary>Everything to put right or confirm in one answer.</summary>
    public ImmutableArray<AnswerProblem> Validate(Question question, RowPath row) => [.. FindProblems(question, row)];

    private IEnumerable<AnswerProblem> FindProblems(Page page)
    {
        if (!routing.IsShown(page))
        {
            return [];
        }

        return page.Roster is { } roster
            ? FindRosterProblems(roster)
            : page.Questions.SelectMany(question => FindProblems(question, RowPath.None));
    }

    private IEnumerable<AnswerProblem> FindRosterProblems(Repeat roster)
    {
        var rows = routing.RowsOf(roster);
        var tooManyRows = rows.GroupBy(row => row.Parent)
            .Where(inside => inside.Count() > roster.MaximumRows)
            .Select(inside => new AnswerProblem(
                new AnswerKey(roster.Name, inside.Key),
                AnswerProblemKind.TooManyRows,
                LocalizedText.Empty
            ));
        return tooManyRows.Concat(rows.SelectMany(row => roster.Questions.SelectMany(question => FindProblems(question, row))));
    }

    private IEnumerable<AnswerProblem> FindProblems(Question question, RowPath row)
    {
        if (!question.IsAnswerable || !routing.IsAsked(question, row) || routing.IsReadOnly(question, row))
        {
            yield break;
        }

        var key = new AnswerKey(question.Name, row);
        var stored = routing.Answers.GetStoredAnswer(key);
        if (FindFirstProblem(question, row, stored) is var (kind, message))
        {
            yield return new AnswerProblem(key, kind, message);
        }

        if (FindOtherProblem(question, row, stored) is { } otherProblem)
        {
            yield return new AnswerProblem(new AnswerKey(question.OtherName, row), otherProblem, LocalizedText.Empty);
        }
    }

    /// <summary>The first problem of an answer: later checks assume that earlier ones passed.</summary>
    private (AnswerProblemKind Kind, LocalizedText Message)? FindFirstProblem(Question question, RowPath row, StoredAnswer stored)
    {
        if (!HasAnswer(stored))
        {
            return IsRequired(question, row) ? (AnswerProblemKind.Missing, question.RequiredMessage) : null;
        }

        if (stored.Text.Length == 0)
        {
            return null;
        }

        if (stored.Reason is { } reason && question.MissingChoices.Contains(reason))
        {
            return (AnswerProblemKind.ValueAndReason, LocalizedText.Empty);
        }

        if (stored.Text.Length > AnswerText.MaximumLength)
        {
            return (AnswerProblemKind.TooLong, LocalizedText.Empty);
        }

        if (AnswerText.Parse(question, stored.Text) is Answer.Unreadable || IsTypedTooLong(question, stored.Text))
        {
            return (UnreadableKind(question, stored.Text), LocalizedText.Empty);
        }

        if (
            question.Scale is { } scale
            && routing.Answers.GetAnswer(question, row) is Answer.Number number
            && !scale.Contains(number.Value)
        )
        {
            return (AnswerProblemKind.OffScale, LocalizedText.Empty);
        }

        return FindChoiceProblem(question, row, stored) is { } kind
            ? (kind, LocalizedText.Empty)
            : FindConstraintProblem(question, row, stored);
    }

    /// <summary>What a form computes has all digits that it has; of what a person types, pages and Excel show and keep 15.</summary>
    private static bool IsTypedTooLong(Question question, string text) =>
        question is { Format: AnswerFormat.Number, Calculation: null } && TypedNumber.HasTooManyDigits(text);

    private static AnswerProblemKind UnreadableKind(Question question, string text) =>
        question.Format switch
        {
            AnswerFormat.Number when AnswerText.PossibleNumbers(question, text).Length > 0 => AnswerProblemKind.AmbiguousNumber,
            AnswerFormat.Number when TypedNumber.HasTooManyDigits(text) => AnswerProblemKind.TooManyDigits,
            _ => AnswerProblemKind.Unreadable,
        };

    private AnswerProblemKind? FindChoiceProblem(Question question, RowPath row, StoredAnswer stored)
    {
        if (routing.FindGoneRow(question, row) is not null)
        {
            return AnswerProblemKind.NotOffered;
        }

        // A choice of an earlier version may be kept: it was offered when the answer was given.
        var chosen = AnswerText.ChosenChoices(question, stored.Text);
        if (
            chosen
                .Except(routing.OfferedChoices(question, row))
                .Except(FormerChoices.ChosenIn(question, stored.Text))
                .Any()
        )
        {
            return AnswerProblemKind.NotOffered;
        }

        return chosen.Length > 1 && chosen.Any(choice => choice.IsExclusive) ? AnswerProblemKind.Exclusive : null;
    }

    private (AnswerProblemKind Kind, LocalizedText Message)? FindConstraintProblem(Question question, RowPath row, StoredAnswer stored)
    {
        if (question.Constraint is { } constraint && !routing.HoldsFor(constraint, question, row))
        {
            return (AnswerProblemKind.Constraint, question.ConstraintMessage);
        }

        if (
            question.SoftConstraint is { } softConstraint
            && !routing.IsConfirmed(question, row)
            && !routing.HoldsFor(softConstraint, question, row)
        )
        {
            return (AnswerProblemKind.SoftConstraint, question.SoftConstraintMessage);
        }

        return stored.IsUnconfirmed ? (AnswerProblemKind.Unconfirmed, LocalizedText.Empty) : null;
    }

    private AnswerProblemKind? FindOtherProblem(Question question, RowPath row, StoredAnswer stored)
    {
        if (!question.HasOther)
        {
            return null;
        }

        var otherText = routing.Answers.GetStoredAnswer(new AnswerKey(question.OtherName, row));
        if (otherText.Text.Length > AnswerText.MaximumLength)
        {
            return AnswerProblemKind.TooLong;
        }

        var isChosen = AnswerText.ChosenChoices(question, stored.Text).Any(IsOther);
        return (isChosen, HasAnswer(otherText)) switch
        {
            (true, false) when IsRequired(question, row) => AnswerProblemKind.OtherMissing,
            (false, true) when routing.OfferedChoices(question, row).Any(IsOther) => AnswerProblemKind.OtherNotChosen,
            _ => null,
        };

        static bool IsOther(Choice choice) => choice.Name == ChoiceList.OtherChoiceName;
    }

    /// <summary>Where there is nothing to choose, no answer can be demanded.</summary>
    private bool IsRequired(Question question, RowPath row) =>
        question.Required is { } required
        && routing.HoldsFor(required, question, row)
        && (!question.OffersChoices || routing.OfferedChoices(question, row).Any());

    /// <summary>A reason for no value is an answer if the respondent gave it, or confirmed that a delegation was not returned; a blank
    /// field, or one never reached, is no answer.</summary>
    private static bool HasAnswer(StoredAnswer stored) =>
        stored.Reason is { } reason
            ? reason is MissingReason.DoesNotKnow or MissingReason.Refused or MissingReason.NotApplicable or MissingReason.PartNotReturned
            : stored.Text.Length > 0;
}
