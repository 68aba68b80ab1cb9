using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A part of a page, as its view shows it.</summary>
internal abstract record PageItem;

/// <summary>A heading between the questions of a page.</summary>
internal sealed record PageHeading(string Label, string Hint) : PageItem;

/// <summary>A battery: questions with the same choices, a table where there is room.</summary>
internal sealed record Battery(string Name, string Label, string Hint, ImmutableArray<Choice> Choices, ImmutableArray<QuestionField> Fields)
    : PageItem
{
    /// <summary>Whether its label is the page's heading.</summary>
    public bool IsHeading { get; init; }
}

/// <summary>One question on a page: its texts, the answer, and the messages about it.</summary>
internal sealed record QuestionField : PageItem
{
    /// <summary>A scale from 0 to 10 is the longest that is shown as radio buttons; a longer one is typed.</summary>
    private const int MaximumScalePoints = 11;

    public required Question Question { get; init; }

    public required AnswerKey Key { get; init; }

    /// <summary>What is typed or stored.</summary>
    public required StoredAnswer Answer { get; init; }

    /// <summary>Whether its value is shown and not asked for: computed by the form, or read-only.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The value in canonical text, for the script.</summary>
    public string CanonicalText { get; init; } = "";

    /// <summary>The value as a person reads it.</summary>
    public string DisplayText { get; init; } = "";

    /// <summary>The answer of the previous round as a person reads it; empty where there is none to show.</summary>
    public string PreviousAnswer { get; init; } = "";

    /// <summary>The answer of the previous round where it can be given again; null where it cannot.</summary>
    public PreviousAnswer? RepeatableAnswer { get; init; }

    /// <summary>The text typed for the choice <c>other</c>.</summary>
    public string OtherText { get; init; } = "";

    public required string Label { get; init; }

    public string Hint { get; init; } = "";

    public string Guidance { get; init; } = "";

    /// <summary>Label, hint and guidance as the page shows them, with their Markdown.</summary>
    public (IHtmlContent Label, IHtmlContent Hint, IHtmlContent Guidance) HtmlTexts { get; init; } =
        (HtmlString.Empty, HtmlString.Empty, HtmlString.Empty);

    /// <summary>The picture below the label; null where there is none.</summary>
    public PictureLink? Picture { get; init; }

    /// <summary>The pictures of the choices that have any, by the choice's name.</summary>
    public IReadOnlyDictionary<string, PictureLink> ChoicePictures { get; init; } = ImmutableDictionary<string, PictureLink>.Empty;

    /// <summary>The choices that are offered.</summary>
    public ImmutableArray<Choice> OfferedChoices { get; init; } = [];

    /// <summary>The choices of the answer that only earlier versions of the questionnaire offered: they can be kept, or given up. Also the
    /// answer that no row of a repeat gives any more, until another is chosen.</summary>
    public ImmutableArray<Choice> FormerChoices { get; init; } = [];

    /// <summary>What to say where there is nothing to choose yet; empty where there is.</summary>
    public string NothingToChoose { get; init; } = "";

    /// <summary>Whether the question is asked, as the answers are stored; the script may show or hide it.</summary>
    public bool IsShown { get; init; } = true;

    public bool IsRequired { get; init; }

    /// <summary>What has to be corrected; the summary at the top repeats these messages.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>What the respondent is asked to confirm; null where there is nothing.</summary>
    public string? SoftEditMessage { get; init; }

    /// <summary>Whether the answer failed its soft edit and is confirmed.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The values that a reason is asked for; the server takes the reason for these alone.</summary>
    public string SoftEditValues { get; init; } = "";

    /// <summary>The answers that the soft edit reads, for the script.</summary>
    public string SoftEditQuestions => string.Join(' ', (Question.SoftConstraint?.VariableNames ?? []).Prepend(Question.Name).Distinct());

    /// <summary>The numbers that the answer can mean, in canonical text, where it can mean two; empty otherwise.</summary>
    public ImmutableArray<string> PossibleNumbers => AnswerText.PossibleNumbers(Question, Answer.Text);

    /// <summary>Whether the person went on without giving a reason why such an answer is right.</summary>
    public bool IsReasonMissing { get; init; }

    /// <summary>What another user stored since the page was loaded; null where nobody did.</summary>
    public ConflictingAnswer? Conflict { get; init; }

    /// <summary>The condition on which the question is shown, for the script; null where it does not depend on this page.</summary>
    public string? RelevanceJson { get; init; }

    /// <summary>Whether its label is the page's heading.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The name of the form field.</summary>
    public string Name => Key.ToString();

    /// <summary>The id of the element that links and labels point to.</summary>
    public string Id => IdOf(Key);

    /// <summary>The name of the field for the choice <c>other</c>.</summary>
    public string OtherName => new AnswerKey(Question.OtherName, Key.Row).ToString();

    public string OtherId => IdOf(new AnswerKey(Question.OtherName, Key.Row));

    public DateInput Date => DateInput.Split(Answer.Text.Split('T')[0]);

    /// <summary>The parts of a date that are wrong: all where the date as a whole is, none where there is no error.</summary>
    public ImmutableArray<DatePart> WrongDateParts =>
        Errors.IsEmpty ? [] : Date.FindFault(Question)?.Parts ?? WrongTime ?? [.. Enum.GetValues<DatePart>()];

    private ImmutableArray<DatePart>? WrongTime =>
        Question.Format == AnswerFormat.DateTime && AnswerText.Parse(Question, Answer.Text) is Survey.Data.Questionnaires.Answer.Unreadable
            ? [DatePart.Time]
            : null;

    /// <summary>The time of day after a date.</summary>
    public string TimeOfDay => Answer.Text.Split('T') is [_, var time] ? time : "";

    /// <summary>The numbers of a scale that is short enough to be picked from; empty where it is typed.</summary>
    public ImmutableArray<string> ScalePoints => ScalePointsOf(Question);

    /// <summary>Whether the field says where its answer comes from, or shows the previous round's.</summary>
    public bool HasOrigin => Answer.IsUnconfirmed || PreviousAnswer.Length > 0;

    /// <summary>The id of the element that says so.</summary>
    public string OriginId => $"{Id}-origin";

    /// <summary>What the controls of the field hold for the answer of the previous round, for the script; null where no button gives that
    /// answer.</summary>
    public string? RepeatableValuesJson =>
        RepeatableAnswer is { } previous && PreviousAnswer.Length > 0
            ? JsonSerializer.Serialize(
                new Dictionary<string, string[]>(
                    (this with { Answer = new StoredAnswer(previous.Text), OtherText = previous.OtherText }).ControlValues
                )
            )
            : null;

    /// <summary>Whether the answer is the one of the previous round.</summary>
    public bool IsPreviousAnswer =>
        (Answer.Text, OtherText, Answer.Reason) == (RepeatableAnswer?.Text, RepeatableAnswer?.OtherText, null);

    /// <summary>The names of the field's controls, and what each holds or which of its values are chosen.</summary>
    private IEnumerable<KeyValuePair<string, string[]>> ControlValues =>
        Question.Format switch
        {
            AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice =>
            [
                KeyValuePair.Create(Name, ChoiceNames.Split(Answer.Text)),
                KeyValuePair.Create(OtherName, new[] { OtherText }),
            ],
            AnswerFormat.Ranking => OfferedChoices.Select(choice =>
                KeyValuePair.Create($"{Name}.{choice.Name}", new[] { RankOf(choice) })
            ),
            AnswerFormat.Date or AnswerFormat.DateTime =>
            [
                KeyValuePair.Create($"{Name}.year", new[] { Date.Year }),
                KeyValuePair.Create($"{Name}.month", new[] { Date.Month }),
                KeyValuePair.Create($"{Name}.day", new[] { Date.Day }),
                KeyValuePair.Create($"{Name}.time", new[] { TimeOfDay }),
            ],
            AnswerFormat.Number when ScalePoints.IsEmpty =>
            [
                KeyValuePair.Create(Name, new[] { AnswerFormatter.ToInputText(Answer.Text, Question) }),
            ],
            _ => [KeyValuePair.Create(Name, new[] { Answer.Text })],
        };

    /// <summary>The unit that a number is given in; empty where it has none.</summary>
    public string Unit => Question.Format == AnswerFormat.Number ? Question.UnitFor(SiteLanguages.Current) : "";

    /// <summary>Which numbers can be answers, and the units that may be typed with them, for the script; null where no number is
    /// typed.</summary>
    public string? NumberRuleJson =>
        Question is { Format: AnswerFormat.Number, TypeDefinition: var definition }
            ? JsonSerializer.Serialize(
                new
                {
                    isWhole = definition.IsWholeNumber,
                    minimum = Math.Max(definition.Minimum, double.MinValue),
                    maximum = Math.Min(definition.Maximum, double.MaxValue),
                    units = definition.UnitsOf(Question),
                    leastDigitsInGroups = Question.LeastDigitsInGroups,
                }
            )
            : null;

    /// <summary>The element that says in which unit a number is given.</summary>
    public string UnitId => $"{Id}-unit";

    /// <summary>The most characters of a text; null where there is no limit of its own.</summary>
    public int? TextLimit => TextLimitFinder.Find(Question);

    /// <summary>The element that says so.</summary>
    public string LimitId => $"{Id}-limit";

    /// <summary>The ids of the hint, origin, unit, limit and errors that a screen reader should read with the field; null where
    /// there are none.</summary>
    public string? DescribedBy
    {
        get
        {
            var hasInstruction =
                Question.Format is AnswerFormat.Time or AnswerFormat.Ranking || (Question.Scale is not null && ScalePoints.IsEmpty);
            return ElementIds.Join(
                (Hint.Length > 0, $"{Id}-hint"),
                (HasOrigin, OriginId),
                (hasInstruction, InstructionId),
                (Unit.Length > 0, UnitId),
                (TextLimit is not null, LimitId),
                (Errors.Length > 0, $"{Id}-error")
            );
        }
    }

    /// <summary>The partial view of the field.</summary>
    public string ViewName => IsReadOnly && Question.Format != AnswerFormat.None ? "_ReadOnlyValue" : InputViewName;

    private string InputViewName =>
        Question.Format switch
        {
            AnswerFormat.None => "_Note",
            AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice => "_Choices",
            AnswerFormat.Text when Question.ChoicesFrom is not null => "_Choices",
            AnswerFormat.Ranking => "_Ranking",
            AnswerFormat.Number when !ScalePoints.IsEmpty => "_Scale",
            AnswerFormat.Number or AnswerFormat.Time or AnswerFormat.Text => "_Text",
            AnswerFormat.Date or AnswerFormat.DateTime => "_Date",
        };

    /// <summary>Where a link in the summary leads: the first element of the field that takes focus.</summary>
    public string FocusId =>
        Question.Format switch
        {
            _ when Question.OffersChoices && !OfferedChoices.IsEmpty => ChoiceId(OfferedChoices[0]),
            AnswerFormat.Date or AnswerFormat.DateTime => DatePartId(WrongDateParts is [var first, ..] ? first : DatePart.Year),
            _ => ScalePoints is [var lowest, ..] ? $"{Id}-{lowest}" : Id,
        };

    /// <summary>The id of the element that says how an answer of this kind is given.</summary>
    public string InstructionId => $"{Id}-instruction";

    /// <summary>The id of the element that asks to confirm the answer.</summary>
    public string SoftEditId => $"{Id}-soft-edit";

    /// <summary>The id of the field for the reason why the answer is right.</summary>
    public string NoteId => $"{Id}-reason";

    /// <summary>The id of the field of one part of a date.</summary>
    public string DatePartId(DatePart part) => $"{Id}-{part.ToString().ToLowerInvariant()}";

    /// <summary>The id of the first of the two answers to choose between, where another user saved one too.</summary>
    public string ConflictId => $"{Id}-saved";

    /// <summary>The id of one choice's element: by its number where its name is somebody's words, which may hold blanks.</summary>
    public string ChoiceId(Choice choice) =>
        Question.ChoicesFrom is null
            ? $"{Id}-{choice.Name}"
            : string.Create(CultureInfo.InvariantCulture, $"{Id}-{1 + OfferedChoices.Concat(FormerChoices).ToList().IndexOf(choice)}");

    /// <summary>Whether a choice is chosen.</summary>
    public bool IsChosen(Choice choice) =>
        Question.TypeDefinition.HasSeveralChoices ? ChoiceNames.Split(Answer.Text).Contains(choice.Name) : Answer.Text == choice.Name;

    /// <summary>The rank of a choice, or what was typed as its rank; empty where it has none.</summary>
    public string RankOf(Choice choice) => RankingInput.RankOf(Answer.Text, choice.Name);

    /// <summary>Whether a choice is <c>other</c>, with a text field of its own.</summary>
    public bool HasOtherText(Choice choice) => Question.HasOther && choice.Name == ChoiceList.OtherChoiceName;

    /// <summary>The numbers of a scale that is short enough to be picked from, in canonical text; empty where the number is
    /// typed.</summary>
    public static ImmutableArray<string> ScalePointsOf(Question question) =>
        question.Scale is { } scale && scale.ValueCount <= MaximumScalePoints ? [.. scale.Values.Select(NumberText.Format)] : [];

    /// <summary>The id of the field of an answer.</summary>
    public static string IdOf(AnswerKey key) => key.Row.IsNone ? $"q-{key.Name}" : $"q-{key.Name}-{IdOf(key.Row)}";

    /// <summary>A row as a part of ids, which hold no points: style sheets and scripts read them as selectors.</summary>
    public static string IdOf(RowPath row) => row.ToString().Replace('.', '-');
}

/// <summary>An answer that another user stored since the page was loaded, and the person's own.</summary>
/// <param name="Saved">The stored one, as a person reads it.</param>
/// <param name="Own">The person's own, as it was posted.</param>
/// <param name="SavedBy">Who stored the other, and when.</param>
internal sealed record ConflictingAnswer(string Saved, string Own, AnswerAuthor SavedBy);
