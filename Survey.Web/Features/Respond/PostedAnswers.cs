using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>What a browser posted, read by the names of the questions that stand on the page. Other fields are not looked at.</summary>
internal sealed record PostedAnswers
{
    /// <summary>The field that names each question the page showed: a box that nobody ticked posts nothing itself.</summary>
    public const string Asked = ".asked";

    /// <summary>The field that names the answer to take back.</summary>
    public const string Clear = ".clear";

    /// <summary>The field that names each question whose answer the page showed without anybody having given it.</summary>
    public const string FilledIn = ".filled";

    /// <summary>The most that is stored of why an answer stands.</summary>
    public const int MaximumNote = 1000;

    /// <summary>The answers as they would be stored.</summary>
    public required ImmutableDictionary<AnswerKey, Entry> Entries { get; init; }

    /// <summary>Answers longer than any answer may be; they are shown again, not stored.</summary>
    public required ImmutableDictionary<AnswerKey, string> TooLong { get; init; }

    /// <summary>Answers that two people changed and nobody has chosen between yet.</summary>
    public required ImmutableHashSet<AnswerKey> Unsettled { get; init; }

    /// <summary>Reads a post.</summary>
    /// <param name="form">The fields.</param>
    /// <param name="questions">The questions of the page.</param>
    /// <param name="row">The row of the roster; 0 outside.</param>
    /// <param name="before">What is stored.</param>
    public static PostedAnswers Read(IFormCollection form, IEnumerable<Question> questions, int row, AnswerSheet before)
    {
        var typed = questions.Where(question => question.IsAnswered).SelectMany(question => Typed(form, question, row)).ToList();
        return new PostedAnswers
        {
            Entries = typed.Where(answer => answer.Text.Length <= AnswerText.MaximumLength)
                .ToImmutableDictionary(answer => answer.Key, answer => EntryOf(form, answer, before)),
            TooLong = typed.Where(answer => answer.Text.Length > AnswerText.MaximumLength).ToImmutableDictionary(answer => answer.Key, answer => answer.Text),
            Unsettled = [.. typed.Where(answer => form.ContainsKey($"{answer.Field}.clash") && form[$"{answer.Field}.keep"].Count == 0).Select(answer => answer.Key)],
        };
    }

    /// <summary>The answers without those that were carried over and left as they are: saving along the way is not looking at them.</summary>
    public PostedAnswers WithoutUnlooked(AnswerSheet before) =>
        this with { Entries = Entries.RemoveRange(Entries.Where(answer => before.Find(answer.Key) is { IsUnconfirmed: true } stored && stored.Text == answer.Value.Text).Select(answer => answer.Key)) };

    /// <summary>What was typed; under the field of its question the person chose between two people's answers, own words included.</summary>
    private static IEnumerable<TypedAnswer> Typed(IFormCollection form, Question question, int row)
    {
        var key = new AnswerKey(question.Name, row);
        var field = key.ToString();
        var isCleared = form[Clear] == field;
        if (isCleared || form[Asked].Contains(field) || form.ContainsKey(field))
        {
            yield return new(key, isCleared ? "" : AnswerText.Normalize(question, Text(form, question, field)), field);
        }

        var other = new AnswerKey(question.OtherName, row);
        if (question.HasOther && form.ContainsKey(other.ToString()))
        {
            yield return new(other, Words(form[other.ToString()]).Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), field);
        }
    }

    private static string Text(IFormCollection form, Question question, string field) => question.Type switch
    {
        QuestionType.MultipleChoice => string.Join(' ', form[field].OfType<string>().Select(name => Words(name))),
        QuestionType.Date when !form.ContainsKey(field) => TypedDay(form, field),
        QuestionType.DateTime when !form.ContainsKey(field) => $"{TypedDay(form, field)}T{Words(form[$"{field}.time"]).Trim()}".TrimEnd('T'),
        QuestionType.Ranking when !form.ContainsKey(field) =>
            TypedRanking.Join((question.List?.Choices ?? []).Select(choice => (choice.Name, Place: Words(form[$"{field}.{choice.Name}"]).Trim()))),
        _ => Words(form[field]),
    };

    private static string TypedDay(IFormCollection form, string field) =>
        TypedDate.Join(Words(form[$"{field}.year"]), Words(form[$"{field}.month"]), Words(form[$"{field}.day"]));

    private static Entry EntryOf(IFormCollection form, TypedAnswer answer, AnswerSheet before)
    {
        var (key, text, field) = answer;
        var stored = before.Find(key);
        if (form[$"{field}.keep"] == "saved" || (text.Length == 0 && stored.Reason is not null))
        {
            return stored;
        }

        if (text != stored.Text)
        {
            return text.Length == 0 ? Entry.Cleared : new Entry(text);
        }

        if (text.Length == 0 && form[FilledIn].Contains(field) && !before.Entries.ContainsKey(key))
        {
            // Else what was filled in beforehand, and is taken away, would come back.
            return new Entry("", MissingReason.NotAnswered);
        }

        return form.TryGetValue($"{key}.confirm", out var note) ? Noted(stored, Words(note).Trim())
            : stored.IsUnconfirmed ? stored with { State = EntryState.Collected }
            : stored;
    }

    /// <summary>An answer with why it stands; where the reason was taken away, it is questioned again.</summary>
    private static Entry Noted(Entry stored, string note) =>
        note.Length > 0 ? stored with { State = EntryState.Confirmed, Note = note[..Math.Min(note.Length, MaximumNote)] }
        : stored.IsUnconfirmed || stored.State == EntryState.Confirmed ? stored with { State = EntryState.Collected, Note = "" }
        : stored;

    /// <summary>Control characters have no meaning in an answer and break files that answers are exported to.</summary>
    private static string Words(StringValues values) =>
        string.Concat((values.LastOrDefault() ?? "").Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t'));

    /// <summary>What was typed for a question.</summary>
    /// <param name="Key">The answer.</param>
    /// <param name="Text">The text, as it would be stored.</param>
    /// <param name="Field">The field of its question.</param>
    private sealed record TypedAnswer(AnswerKey Key, string Text, string Field);
}
