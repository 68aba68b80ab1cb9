using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Everything that is stored of a unit's answers, on its route or off it.</summary>
public sealed record AnswerSet(ImmutableDictionary<AnswerKey, StoredAnswer> Entries)
{
    /// <summary>Nothing answered yet.</summary>
    public static AnswerSet Empty { get; } = new(ImmutableDictionary<AnswerKey, StoredAnswer>.Empty);

    /// <summary>What is stored under a key; empty where nothing is.</summary>
    public StoredAnswer GetStoredAnswer(AnswerKey key) => Entries.GetValueOrDefault(key, StoredAnswer.Empty);

    /// <summary>What the answer to a question means; the route is not looked at.</summary>
    public Answer GetAnswer(Question question, RowPath row = default)
    {
        var stored = GetStoredAnswer(new AnswerKey(question.Name, row));
        return stored.Reason is { } reason ? new Answer.Missing(reason) : AnswerText.Parse(question, stored.Text);
    }

    /// <summary>The rows of a repeat that hold anything, themselves or in a repeat inside them, in order.</summary>
    public ImmutableArray<RowPath> AnsweredRows(Repeat repeat)
    {
        var names = repeat.Questions.SelectMany(question => new[] { question.Name, question.OtherName }).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Entries
                .Where(pair => pair.Key.Row.Depth == repeat.Depth && !pair.Value.IsEmpty && names.Contains(pair.Key.Name))
                .Select(pair => pair.Key.Row)
                .Concat(repeat.InnerRepeats.SelectMany(inner => AnsweredRows(inner)).Select(row => row.At(repeat.Depth)))
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>The answers as they were at a revision of their journal.</summary>
    public static AnswerSet AtRevision(IEnumerable<JournalEntry> journal, int revision) =>
        journal.Where(entry => entry.Revision <= revision).Aggregate(Empty, (answers, entry) => answers.With(entry.Changes));

    /// <summary>The set with some answers changed.</summary>
    public AnswerSet With(IEnumerable<KeyValuePair<AnswerKey, StoredAnswer>> changes) => new(Entries.SetItems(changes));

    /// <inheritdoc/>
    public bool Equals(AnswerSet? other) =>
        other is not null
        && Entries.Count == other.Entries.Count
        && Entries.All(pair => other.Entries.TryGetValue(pair.Key, out var entry) && entry == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Count;
}
