using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>The answers that a browser posted, read by the names of the questions on the page. Other fields are ignored.</summary>
internal sealed record PostedAnswers
{
    /// <summary>The field that names each question of the page: a checkbox that is not ticked posts nothing itself.</summary>
    public const string AskedField = ".asked";

    /// <summary>The field that names the answer to clear.</summary>
    public const string ClearField = ".clear";

    /// <summary>The field that names the question that has the same answer as in the previous round.</summary>
    public const string SameField = ".same";

    /// <summary>The field that names each question whose field the form filled in, and not a respondent.</summary>
    public const string PrefilledField = ".filled";

    /// <summary>What follows a question's name in the field of the reason why an answer that fails a soft edit is right.</summary>
    public const string NoteSuffix = ".confirm";

    /// <summary>What follows a question's name in the field of the values that the page asked the reason for.</summary>
    public const string ValuesSuffix = ".values";

    /// <summary>What follows a question's name in the field of the reason why there is no value.</summary>
    public const string MissingSuffix = ".missing";

    /// <summary>What follows a question's name in the field of the number that is meant, where two can be.</summary>
    public const string ReadingSuffix = ".reading";

    /// <summary>What follows a question's name in the field that says that the page offered a choice between two people's
    /// answers.</summary>
    public const string ConflictSuffix = ".conflict";

    /// <summary>What follows a question's name in the field of that choice.</summary>
    public const string ResolutionSuffix = ".keep";

    /// <summary>The value of the choice that keeps what is stored.</summary>
    public const string KeepSaved = "saved";

    /// <summary>The value of the choice that keeps what was typed.</summary>
    public const string KeepOwn = "mine";

    /// <summary>The most characters that are stored of such a reason: some sentences, which a reader of the list of reasons takes
    /// in.</summary>
    public const int MaximumNoteLength = 1000;

    /// <summary>The answers as they would be stored.</summary>
    public required ImmutableDictionary<AnswerKey, StoredAnswer> Answers { get; init; }

    /// <summary>Answers longer than any answer may be; they are shown again, not stored.</summary>
    public ImmutableDictionary<AnswerKey, string> TooLong { get; init; } = ImmutableDictionary<AnswerKey, string>.Empty;

    /// <summary>Answers that two people changed, and that the person has not chosen between yet.</summary>
    public ImmutableHashSet<AnswerKey> UnresolvedConflicts { get; init; } = [];

    /// <summary>Reads a post.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="questions">The questions of the page.</param>
    /// <param name="row">The row of the roster; 0 outside.</param>
    /// <param name="form">The form as it is stored.</param>
    public static PostedAnswers Read(IFormCollection fields, IEnumerable<Question> questions, RowPath row, FormContext form)
    {
        var stored = form.Response.Answers;
        var typed = questions
            .Where(question => question.IsAnswerable)
            .SelectMany(question => ReadSame(fields, question, row, form) ?? ReadQuestion(fields, question, row, stored))
            .ToList();
        var answers = typed
            .Where(answer => answer.Text.Length <= AnswerText.MaximumLength)
            .ToImmutableDictionary(answer => answer.Key, answer => ToStoredAnswer(fields, answer, stored));
        return new PostedAnswers
        {
            Answers = answers.SetItems(ReadNotes(fields, form, answers)),
            TooLong = typed
                .Where(answer => answer.Text.Length > AnswerText.MaximumLength)
                .ToImmutableDictionary(answer => answer.Key, answer => answer.Text),
            UnresolvedConflicts =
            [
                .. typed
                    .Where(answer => fields.ContainsKey(answer.Field + ConflictSuffix))
                    .Where(answer => fields[answer.Field + ResolutionSuffix].Count == 0)
                    .Select(answer => answer.Key),
            ],
        };
    }

    /// <summary>The answers without those that were carried over from elsewhere and not changed: an autosave does not mean that the person
    /// has reviewed them.</summary>
    public PostedAnswers WithoutUnreviewed(AnswerSet stored) =>
        this with
        {
            Answers = Answers.RemoveRange(
                Answers
                    .Where(answer =>
                        stored.GetStoredAnswer(answer.Key) is { IsUnconfirmed: true } storedAnswer && storedAnswer.Text == answer.Value.Text
                    )
                    .Select(answer => answer.Key)
            ),
        };

    /// <summary>The answer of the previous round, where the person asked for the same again and can give it; null otherwise.</summary>
    private static IEnumerable<PostedValue>? ReadSame(IFormCollection fields, Question question, RowPath row, FormContext form)
    {
        var key = new AnswerKey(question.Name, row);
        var field = key.ToString();
        if (fields[SameField] != field || new PreviousAnswerFinder(form, form.Routing).FindRepeatable(question, row) is not { } previous)
        {
            return null;
        }

        var answer = new PostedValue(key, previous.Text, field) { OfferedReasons = question.MissingChoices };
        return question.HasOther
            ? [answer, new PostedValue(new AnswerKey(question.OtherName, row), previous.OtherText, field)]
            : [answer];
    }

    /// <summary>What was typed for a question, and for its choice <c>other</c>. A conflict of either is resolved in the question's own
    /// field.</summary>
    private static IEnumerable<PostedValue> ReadQuestion(IFormCollection form, Question question, RowPath row, AnswerSet stored)
    {
        var key = new AnswerKey(question.Name, row);
        var field = key.ToString();
        var isCleared = form[ClearField] == field;
        if (isCleared || form[AskedField].Contains(field) || form.ContainsKey(field))
        {
            var before = stored.GetStoredAnswer(key).Text;
            var text = isCleared ? "" : ReadAnswer(form, question, field, before);
            yield return new(key, FormerChoices.WithoutNew(question, text, before), field)
            {
                Reason = isCleared ? null : FindReason(form, question, field),
                OfferedReasons = question.MissingChoices,
            };
        }

        var other = new AnswerKey(question.OtherName, row);
        if (question.HasOther && form.ContainsKey(other.ToString()))
        {
            yield return new(
                other,
                Clean(form[other.ToString()]).Replace("\r\n", "\n", StringComparison.Ordinal).Trim(),
                field
            );
        }
    }

    private static MissingReason? FindReason(IFormCollection form, Question question, string field) =>
        question
            .MissingChoices.Where(reason => form[field + MissingSuffix].Contains(reason.ToString()))
            .Select(reason => (MissingReason?)reason)
            .FirstOrDefault();

    /// <summary>An answer in canonical text. A number that can be read in two ways stays so until the person picks one or types
    /// another, in whatever language the page is shown meanwhile.</summary>
    private static string ReadAnswer(IFormCollection form, Question question, string field, string stored)
    {
        var text = ReadText(form, question, field);
        var possible = AnswerText.PossibleNumbers(question, stored);
        if (!possible.IsEmpty && text.Trim() == TypedNumber.TypedText(stored))
        {
            return possible.FirstOrDefault(number => form[field + ReadingSuffix] == number) ?? stored;
        }

        return QuestionField.ScalePointsOf(question).Contains(text)
            ? text
            : AnswerText.Normalize(question, text, NumberNotation.Of(CultureInfo.CurrentCulture));
    }

    private static string ReadText(IFormCollection form, Question question, string field) =>
        question.Format switch
        {
            AnswerFormat.MultipleChoice => string.Join(' ', form[field].OfType<string>().Select(name => Clean(name))),
            AnswerFormat.Date when !form.ContainsKey(field) => ReadDate(form, field),
            AnswerFormat.DateTime when !form.ContainsKey(field) =>
                $"{ReadDate(form, field)}T{Clean(form[$"{field}.time"]).Trim()}".TrimEnd('T'),
            AnswerFormat.Ranking when !form.ContainsKey(field) => RankingInput.Join(
                (question.List is { } list ? list.Choices.Concat(list.FormerChoices) : []).Select(choice =>
                    (choice.Name, Rank: Clean(form[$"{field}.{choice.Name}"]).Trim())
                )
            ),
            _ => Clean(form[field]),
        };

    private static string ReadDate(IFormCollection form, string field) =>
        DateInput.Join(
            Clean(form[$"{field}.year"]),
            Clean(form[$"{field}.month"]),
            Clean(form[$"{field}.day"])
        );

    private static StoredAnswer ToStoredAnswer(IFormCollection form, PostedValue answer, AnswerSet storedAnswers)
    {
        var (key, text, field) = answer;
        var stored = storedAnswers.GetStoredAnswer(key);
        if (form[field + ResolutionSuffix] == KeepSaved)
        {
            return stored;
        }

        if (answer.Reason is { } reason)
        {
            // A value beside it is kept, and asked about.
            return new StoredAnswer(text, reason);
        }

        var isReasonRemoved = stored.Reason is { } storedReason && answer.OfferedReasons.Contains(storedReason);
        if (text.Length == 0 && stored.Reason is not null && !isReasonRemoved)
        {
            return stored;
        }

        if (text != stored.Text || isReasonRemoved)
        {
            return text.Length == 0 ? StoredAnswer.Empty : WithNewText(stored, text);
        }

        if (text.Length == 0 && form[PrefilledField].Contains(field) && !storedAnswers.Entries.ContainsKey(key))
        {
            // Stored as not answered: otherwise the form would fill in again what the respondent has cleared.
            return new StoredAnswer("", MissingReason.NotAnswered);
        }

        return stored.IsUnconfirmed ? stored with { Source = AnswerSource.Collected } : stored;
    }

    /// <summary>A new answer keeps the reason of the one before as what it was given for, so that the same words, which the page may still
    /// post, are not taken for new ones.</summary>
    private static StoredAnswer WithNewText(StoredAnswer stored, string text) =>
        stored.Note.Length == 0
            ? new StoredAnswer(text)
            : new StoredAnswer(text, Note: stored.Note) { ConfirmedValues = stored.ConfirmedValues ?? "" };

    /// <summary>The answers whose reasons were posted, with them. A reason belongs to the values that the page asked about: where they
    /// are others now, an old reason does not count, and new words are kept until they are asked for.</summary>
    private static IEnumerable<KeyValuePair<AnswerKey, StoredAnswer>> ReadNotes(
        IFormCollection fields,
        FormContext form,
        ImmutableDictionary<AnswerKey, StoredAnswer> answers
    )
    {
        var noted = answers.Where(answer => answer.Value.Text.Length > 0 && fields.ContainsKey(answer.Key + NoteSuffix)).ToList();
        var routing = noted.Count == 0 ? form.Routing : form.PagesFor(form.Response.Answers.With(answers)).Routing;
        foreach (var (key, answer) in noted)
        {
            if (form.Questionnaire.FindQuestion(key.Name) is not { } question || fields[key + ResolutionSuffix] == KeepSaved)
            {
                continue;
            }

            var typed = Clean(fields[key + NoteSuffix]).Trim();
            var note = typed[..Math.Min(typed.Length, MaximumNoteLength)];
            var values = routing.SoftEditValues(question, key.Row);
            if (fields[key + ValuesSuffix] == values)
            {
                yield return KeyValuePair.Create(key, WithNote(answer, note, values));
            }
            else if (note.Length > 0 && note != form.Response.Answers.GetStoredAnswer(key).Note)
            {
                yield return KeyValuePair.Create(key, new StoredAnswer(answer.Text, Note: note));
            }
        }
    }

    /// <summary>An answer with the reason why it is right; where the reason was removed, the soft edit applies to the answer
    /// again.</summary>
    private static StoredAnswer WithNote(StoredAnswer answer, string note, string values)
    {
        if (note.Length > 0)
        {
            return answer with { Source = AnswerSource.Confirmed, Note = note, ConfirmedValues = values };
        }

        return answer.Source == AnswerSource.Confirmed ? new StoredAnswer(answer.Text) : answer with { Note = "" };
    }

    private static string Clean(StringValues values) =>
        PostedText.Clean(values.LastOrDefault(), allowed: "\n\r\t");

    /// <summary>What was typed for a question.</summary>
    /// <param name="Key">The answer.</param>
    /// <param name="Text">The text, as it would be stored.</param>
    /// <param name="Field">The field of its question.</param>
    private sealed record PostedValue(AnswerKey Key, string Text, string Field)
    {
        /// <summary>Why there is no value; null where that was not said.</summary>
        public MissingReason? Reason { get; init; }

        /// <summary>The reasons that could be said.</summary>
        public ImmutableArray<MissingReason> OfferedReasons { get; init; } = [];
    }
}
