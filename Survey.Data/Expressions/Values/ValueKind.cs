namespace Survey.Data.Expressions.Values;

/// <summary>What sort of value an expression yields, known before any answer is there.</summary>
public enum ValueKind
{
    /// <summary>Any value: nothing is known of it.</summary>
    Any,

    /// <summary>True or false.</summary>
    Condition,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Free text, or one choice's name.</summary>
    Text,

    /// <summary>A set of choices' names.</summary>
    Choices,

    /// <summary>A date, possibly with only year or month known.</summary>
    Date,

    /// <summary>The rows of a repeat.</summary>
    Rows,
}
