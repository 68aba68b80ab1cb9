using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Survey.Data.Responses;

/// <summary>Which answer: a question's name, and inside a repeat the row. Written <c>name</c>, <c>name#2</c>, or <c>name#2.3</c> in a
/// repeat inside a repeat.</summary>
/// <param name="Name">The question's name, or its name for the words of <c>other</c>.</param>
/// <param name="Row">The row inside a repeat; none outside. A removed row's number is not used again.</param>
public readonly record struct AnswerKey(string Name, RowPath Row = default)
{
    /// <summary>Reads the written form.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AnswerKey? key)
    {
        key = null;
        var separatorIndex = text.IndexOf('#', StringComparison.Ordinal);
        if (separatorIndex < 0)
        {
            key = new AnswerKey(text);
            return text.Length > 0;
        }

        if (separatorIndex == 0 || !RowPath.TryParse(text[(separatorIndex + 1)..], out var row))
        {
            return false;
        }

        key = new AnswerKey(text[..separatorIndex], row);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Row.IsNone ? Name : $"{Name}#{Row}";
}

/// <summary>Which row of a repeat: its number, and in a repeat inside a repeat first that of the outer row. Written <c>2</c> or
/// <c>2.3</c>.</summary>
/// <param name="Outer">The number of the row, or of the outer one; 0 outside of repeats.</param>
/// <param name="Inner">The number of the row inside the outer one; 0 where it is not in a repeat inside a repeat.</param>
/// <remarks>Numbers begin with 1. A removed row's number is not used again among the rows that it was counted with.</remarks>
public readonly record struct RowPath(int Outer, int Inner = 0) : IComparable<RowPath>
{
    /// <summary>Outside of repeats.</summary>
    public static RowPath None => default;

    /// <summary>Whether it is outside of repeats.</summary>
    public bool IsNone => Outer == 0;

    /// <summary>How many repeats it is in: 0, 1 or 2.</summary>
    public int Depth => Inner > 0 ? 2 : Math.Sign(Outer);

    /// <summary>Its number among the rows that it is counted with.</summary>
    public int Number => Inner > 0 ? Inner : Outer;

    /// <summary>The row that it is in; none for a row of a repeat that is not inside another.</summary>
    public RowPath Parent => Inner > 0 ? new(Outer) : None;

    /// <summary>A row of a repeat that is not inside another.</summary>
    public static implicit operator RowPath(int row) => new(row);

    /// <summary>Whether a row stands before another; an inner row stands after the row that it is in.</summary>
    public static bool operator <(RowPath left, RowPath right) => left.CompareTo(right) < 0;

    /// <summary>Whether a row stands after another.</summary>
    public static bool operator >(RowPath left, RowPath right) => left.CompareTo(right) > 0;

    /// <summary>Whether a row is another or stands before it.</summary>
    public static bool operator <=(RowPath left, RowPath right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a row is another or stands after it.</summary>
    public static bool operator >=(RowPath left, RowPath right) => left.CompareTo(right) >= 0;

    /// <summary>The row itself, or the one that it is in, at a depth; none at depth 0.</summary>
    public RowPath At(int depth) =>
        depth switch
        {
            0 => None,
            1 => new(Outer),
            _ => this,
        };

    /// <summary>A row inside this one, or of a repeat that is not inside another.</summary>
    public RowPath Child(int number) => IsNone ? new(number) : new(Outer, number);

    /// <summary>Reads the written form.</summary>
    public static bool TryParse(string? text, out RowPath row)
    {
        row = None;
        var numbers = new List<int>();
        foreach (var part in (text ?? "").Split('.'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                return false;
            }

            numbers.Add(number);
        }

        row = numbers switch
        {
            [var outer] => new RowPath(outer),
            [var outer, var inner] => new RowPath(outer, inner),
            _ => None,
        };
        return !row.IsNone;
    }

    /// <inheritdoc/>
    public int CompareTo(RowPath other) => (Outer, Inner).CompareTo((other.Outer, other.Inner));

    /// <inheritdoc/>
    public override string ToString() =>
        Inner > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Outer}.{Inner}")
            : Outer.ToString(CultureInfo.InvariantCulture);
}
