using System.Collections.Immutable;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Questionnaires;

/// <summary>What a respondent gave to one question. Never null: a missing answer holds its reason.</summary>
public abstract record Answer
{
    private Answer() { }

    /// <summary>Shown and left blank.</summary>
    public static Answer Blank { get; } = new Missing(MissingReason.NotAnswered);

    /// <summary>One choice that carries a value.</summary>
    public sealed record Chosen(string Choice) : Answer;

    /// <summary>One or more choices of a multi-select, in the list's order; those that say why there is no value are left out.</summary>
    public sealed record ChosenMany(ImmutableArray<string> Choices) : Answer
    {
        /// <inheritdoc/>
        public bool Equals(ChosenMany? other) => other is not null && Choices.SequenceEqual(other.Choices, StringComparer.Ordinal);

        /// <inheritdoc/>
        public override int GetHashCode() => Choices.Length;
    }

    /// <summary>A number.</summary>
    public sealed record Number(double Value) : Answer;

    /// <summary>A date, as far as it is known.</summary>
    public sealed record Date(PartialDate Value) : Answer;

    /// <summary>Free text.</summary>
    public sealed record Text(string Value) : Answer;

    /// <summary>No value, and why.</summary>
    public sealed record Missing(MissingReason Reason) : Answer;

    /// <summary>Something typed that is no answer of the question's kind; kept as a draft, never counted.</summary>
    public sealed record Unreadable(string Typed) : Answer;
}
