using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>The answers that a browser posted, read by the names of the questions on the page. Other fields are ignored.</summary>
internal sealed record PostedAnswers
{
    /// <summary>The field that names each question of the page: a checkbox that is not ticked posts nothing itself.</summary>
    public const string AskedField = ".asked";

    /// <summary>The field that names the answer to clear.</summary>
    public const string ClearField = ".clear";

    /// <summary>The field that names each question whose field the form filled in, and not a respondent.</summary>
    public const string PrefilledField = ".filled";

    /// <summary>What follows a question's name in the field of the reason why an answer that fails a soft edit is right.</summary>
    public const string NoteSuffix = ".confirm";

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
    /// <param name="form">The fields.</param>
    /// <param name="questions">The questions of the page.</param>
    /// <param name="row">The row of the roster; 0 outside.</param>
    /// <param name="stored">What is stored.</param>
    public static PostedAnswers Read(IFormCollection form, IEnumerable<Question> questions, int row, AnswerSet stored)
    {
        var typed = questions.Where(question => question.IsAnswerable).SelectMany(question => ReadQuestion(form, question, row)).ToList();
        return new PostedAnswers
        {
            Answers = typed
                .Where(answer => answer.Text.Length <= AnswerText.MaximumLength)
                .ToImmutableDictionary(answer => answer.Key, answer => ToStoredAnswer(form, answer, stored)),
            TooLong = typed
                .Where(answer => answer.Text.Length > AnswerText.MaximumLength)
                .ToImmutableDictionary(answer => answer.Key, answer => answer.Text),
            UnresolvedConflicts =
            [
                .. typed
                    .Where(answer => form.ContainsKey(answer.Field + ConflictSuffix) && form[answer.Field + ResolutionSuffix].Count == 0)
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

    /// <summary>What was typed for a question, and for its choice <c>other</c>. A conflict of either is resolved in the question's own
    /// field.</summary>
    private static IEnumerable<PostedValue> ReadQuestion(IFormCollection form, Question question, int row)
    {
        var key = new AnswerKey(question.Name, row);
        var field = key.ToString();
        var isCleared = form[ClearField] == field;
        if (isCleared || form[AskedField].Contains(field) || form.ContainsKey(field))
        {
            yield return new(key, isCleared ? "" : AnswerText.Normalize(question, ReadText(form, question, field)), field);
        }

        var other = new AnswerKey(question.OtherName, row);
        if (question.HasOther && form.ContainsKey(other.ToString()))
        {
            yield return new(
                other,
                RemoveControlCharacters(form[other.ToString()]).Replace("\r\n", "\n", StringComparison.Ordinal).Trim(),
                field
            );
        }
    }

    private static string ReadText(IFormCollection form, Question question, string field) =>
        question.Format switch
        {
            AnswerFormat.MultipleChoice => string.Join(' ', form[field].OfType<string>().Select(name => RemoveControlCharacters(name))),
            AnswerFormat.Date when !form.ContainsKey(field) => ReadDate(form, field),
            AnswerFormat.DateTime when !form.ContainsKey(field) =>
                $"{ReadDate(form, field)}T{RemoveControlCharacters(form[$"{field}.time"]).Trim()}".TrimEnd('T'),
            AnswerFormat.Ranking when !form.ContainsKey(field) => RankingInput.Join(
                (question.List?.Choices ?? []).Select(choice =>
                    (choice.Name, Rank: RemoveControlCharacters(form[$"{field}.{choice.Name}"]).Trim())
                )
            ),
            _ => RemoveControlCharacters(form[field]),
        };

    private static string ReadDate(IFormCollection form, string field) =>
        DateInput.Join(
            RemoveControlCharacters(form[$"{field}.year"]),
            RemoveControlCharacters(form[$"{field}.month"]),
            RemoveControlCharacters(form[$"{field}.day"])
        );

    private static StoredAnswer ToStoredAnswer(IFormCollection form, PostedValue answer, AnswerSet storedAnswers)
    {
        var (key, text, field) = answer;
        var stored = storedAnswers.GetStoredAnswer(key);
        if (form[field + ResolutionSuffix] == KeepSaved || (text.Length == 0 && stored.Reason is not null))
        {
            return stored;
        }

        if (text != stored.Text)
        {
            return text.Length == 0 ? StoredAnswer.Empty : new StoredAnswer(text);
        }

        if (text.Length == 0 && form[PrefilledField].Contains(field) && !storedAnswers.Entries.ContainsKey(key))
        {
            // Stored as not answered: otherwise the form would fill in again what the respondent has cleared.
            return new StoredAnswer("", MissingReason.NotAnswered);
        }

        if (form.TryGetValue(key + NoteSuffix, out var note))
        {
            return WithNote(stored, RemoveControlCharacters(note).Trim());
        }

        return stored.IsUnconfirmed ? stored with { Source = AnswerSource.Collected } : stored;
    }

    /// <summary>An answer with the reason why it is right; where the reason was removed, the soft edit applies to the answer
    /// again.</summary>
    private static StoredAnswer WithNote(StoredAnswer stored, string note)
    {
        if (note.Length > 0)
        {
            return stored with { Source = AnswerSource.Confirmed, Note = note[..Math.Min(note.Length, MaximumNoteLength)] };
        }

        var isReviewed = stored.IsUnconfirmed || stored.Source == AnswerSource.Confirmed;
        return isReviewed ? stored with { Source = AnswerSource.Collected, Note = "" } : stored;
    }

    private static string RemoveControlCharacters(StringValues values) =>
        PostedText.RemoveControlCharacters(values.LastOrDefault(), allowed: "\n\r\t");

    /// <summary>What was typed for a question.</summary>
    /// <param name="Key">The answer.</param>
    /// <param name="Text">The text, as it would be stored.</param>
    /// <param name="Field">The field of its question.</param>
    private sealed record PostedValue(AnswerKey Key, string Text, string Field);
}
