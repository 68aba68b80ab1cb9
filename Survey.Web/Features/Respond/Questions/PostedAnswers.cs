using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>What a browser posted, read by the names of the questions that stand on the page. Other fields are not looked at.</summary>
internal sealed record PostedAnswers
{
    /// <summary>The field that names each question the page showed: a box that nobody ticked posts nothing itself.</summary>
    public const string AskedField = ".asked";

    /// <summary>The field that names the answer to take back.</summary>
    public const string ClearField = ".clear";

    /// <summary>The field that names each question whose answer the page showed without anybody having given it.</summary>
    public const string PrefilledField = ".filled";

    /// <summary>The most that is stored of why an answer stands.</summary>
    public const int MaximumNoteLength = 1000;

    /// <summary>The answers as they would be stored.</summary>
    public required ImmutableDictionary<AnswerKey, StoredAnswer> Answers { get; init; }

    /// <summary>Answers longer than any answer may be; they are shown again, not stored.</summary>
    public required ImmutableDictionary<AnswerKey, string> TooLong { get; init; }

    /// <summary>Answers that two people changed and nobody has chosen between yet.</summary>
    public required ImmutableHashSet<AnswerKey> UnresolvedConflicts { get; init; }

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
                    .Where(answer => form.ContainsKey($"{answer.Field}.clash") && form[$"{answer.Field}.keep"].Count == 0)
                    .Select(answer => answer.Key),
            ],
        };
    }

    /// <summary>The answers without those that were carried over and left as they are: saving along the way is not looking at
    /// them.</summary>
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

    /// <summary>What was typed; under the field of its question the person chose between two people's answers, own words
    /// included.</summary>
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
                    (choice.Name, Place: RemoveControlCharacters(form[$"{field}.{choice.Name}"]).Trim())
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
        if (form[$"{field}.keep"] == "saved" || (text.Length == 0 && stored.Reason is not null))
        {
            return stored;
        }

        if (text != stored.Text)
        {
            return text.Length == 0 ? StoredAnswer.Empty : new StoredAnswer(text);
        }

        if (text.Length == 0 && form[PrefilledField].Contains(field) && !storedAnswers.Entries.ContainsKey(key))
        {
            // Else what was filled in beforehand, and is taken away, would come back.
            return new StoredAnswer("", MissingReason.NotAnswered);
        }

        return form.TryGetValue($"{key}.confirm", out var note) ? WithNote(stored, RemoveControlCharacters(note).Trim())
            : stored.IsUnconfirmed ? stored with { Source = AnswerSource.Collected }
            : stored;
    }

    /// <summary>An answer with why it stands; where the reason was taken away, it is questioned again.</summary>
    private static StoredAnswer WithNote(StoredAnswer stored, string note) =>
        note.Length > 0 ? stored with { Source = AnswerSource.Confirmed, Note = note[..Math.Min(note.Length, MaximumNoteLength)] }
        : stored.IsUnconfirmed || stored.Source == AnswerSource.Confirmed ? stored with { Source = AnswerSource.Collected, Note = "" }
        : stored;

    /// <summary>Control characters have no meaning in an answer and break files that answers are exported to.</summary>
    private static string RemoveControlCharacters(StringValues values) =>
        string.Concat((values.LastOrDefault() ?? "").Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t'));

    /// <summary>What was typed for a question.</summary>
    /// <param name="Key">The answer.</param>
    /// <param name="Text">The text, as it would be stored.</param>
    /// <param name="Field">The field of its question.</param>
    private sealed record PostedValue(AnswerKey Key, string Text, string Field);
}
