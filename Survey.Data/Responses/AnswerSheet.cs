using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Everything that is stored of a unit's answers, on its route or off it.</summary>
public sealed record AnswerSheet(ImmutableDictionary<AnswerKey, Entry> Entries)
{
    /// <summary>Nothing answered yet.</summary>
    public static AnswerSheet Empty { get; } = new(ImmutableDictionary<AnswerKey, Entry>.Empty);

    /// <summary>What is stored under a key; empty where nothing is.</summary>
    public Entry Find(AnswerKey key) => Entries.GetValueOrDefault(key, Entry.Cleared);

    /// <summary>What the answer to a question means; the route is not looked at.</summary>
    public Answer Read(Question question, int row = 0)
    {
        var entry = Find(new AnswerKey(question.Name, row));
        return entry.Reason is { } reason ? new Answer.Missing(reason) : AnswerText.Read(question, entry.Text);
    }

    /// <summary>The rows of a repeat that hold anything, in order.</summary>
    public ImmutableArray<int> Rows(Repeat repeat)
    {
        var names = repeat.Questions.SelectMany(question => new[] { question.Name, question.OtherName }).ToHashSet(StringComparer.Ordinal);
        return [.. Entries.Where(pair => pair.Key.Row > 0 && !pair.Value.IsEmpty && names.Contains(pair.Key.Name)).Select(pair => pair.Key.Row).Distinct().Order()];
    }

    /// <summary>The sheet with some answers changed.</summary>
    public AnswerSheet With(IEnumerable<KeyValuePair<AnswerKey, Entry>> changes) => new(Entries.SetItems(changes));

    /// <inheritdoc/>
    public bool Equals(AnswerSheet? other) => other is not null && Entries.Count == other.Entries.Count
        && Entries.All(pair => other.Entries.TryGetValue(pair.Key, out var entry) && entry == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Count;
}
