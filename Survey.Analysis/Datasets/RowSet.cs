using System.Numerics;
using System.Runtime.InteropServices;

namespace Survey.Analysis.Datasets;

/// <summary>A set of rows as a bitmap, for example the units that gave an answer.</summary>
/// <remarks>
/// Immutable: several threads may use it at once. Operations work on whole vector registers; bits past the length are always 0.
/// </remarks>
public sealed class RowSet : IEquatable<RowSet>
{
    // Of a ulong.
    private const int BitsPerWord = 64;

    private readonly ulong[] words;

    private RowSet(int length, ulong[] words)
    {
        Length = length;
        this.words = words;
    }

    /// <summary>The number of rows, in the set or not.</summary>
    public int Length { get; }

    /// <summary>The number of rows in the set.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Whether any row is in the set.</summary>
    public bool Any => words.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Whether a row is in the set.</summary>
    public bool this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Length);
            return (words[row / BitsPerWord] >> (row % BitsPerWord) & 1) != 0;
        }
    }

    /// <summary>No row.</summary>
    public static RowSet None(int length) => new(length, new ulong[WordsFor(length)]);

    /// <summary>Every row.</summary>
    public static RowSet All(int length)
    {
        var words = new ulong[WordsFor(length)];
        Array.Fill(words, ulong.MaxValue);
        return new RowSet(length, words).ClearUnusedBits();
    }

    /// <summary>The rows of which something holds.</summary>
    public static RowSet Where(int length, Func<int, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var words = new ulong[WordsFor(length)];
        for (var row = 0; row < length; row++)
        {
            words[row / BitsPerWord] |= (predicate(row) ? 1UL : 0) << (row % BitsPerWord);
        }

        return new RowSet(length, words);
    }

    /// <summary>The rows in both.</summary>
    public RowSet And(RowSet other) => Combine<BitwiseAnd>(other);

    /// <summary>The rows in either.</summary>
    public RowSet Or(RowSet other) => Combine<BitwiseOr>(other);

    /// <summary>The rows in this and not in the other.</summary>
    public RowSet AndNot(RowSet other) => Combine<BitwiseAndNot>(other);

    /// <summary>The rows that are not in the set.</summary>
    public RowSet Not() => All(Length).AndNot(this);

    /// <summary>How many rows are in both; no bitmap is made.</summary>
    public int CountIntersection(RowSet other)
    {
        RequireSameLength(other);
        var count = 0;
        for (var index = 0; index < words.Length; index++)
        {
            count += BitOperations.PopCount(words[index] & other.words[index]);
        }

        return count;
    }

    /// <summary>For each position whether the row there is in the set; a negative position is no row.</summary>
    public RowSet Gather(ReadOnlyMemory<int> positions) =>
        Where(positions.Length, row => positions.Span[row] is >= 0 and var position && this[position]);

    /// <summary>The rows in the set, in order.</summary>
    public IEnumerable<int> Rows()
    {
        for (var index = 0; index < words.Length; index++)
        {
            for (var word = words[index]; word != 0; word &= word - 1)
            {
                yield return (index * BitsPerWord) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(RowSet? other) => other is not null && Length == other.Length && words.AsSpan().SequenceEqual(other.words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RowSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Length);
        hash.AddBytes(MemoryMarshal.AsBytes<ulong>(words));
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Count} of {Length}");

    private static int WordsFor(int length) => (length + BitsPerWord - 1) / BitsPerWord;

    private RowSet ClearUnusedBits()
    {
        if (Length % BitsPerWord != 0)
        {
            words[^1] &= (1UL << (Length % BitsPerWord)) - 1;
        }

        return this;
    }

    private void RequireSameLength(RowSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Length != Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Bitmaps of {Length} and {other.Length} rows cannot be combined."),
                nameof(other)
            );
        }
    }

    private RowSet Combine<TOperation>(RowSet other)
        where TOperation : IWordOperation
    {
        RequireSameLength(other);
        var result = new ulong[words.Length];
        var index = 0;
        for (; index <= words.Length - Vector<ulong>.Count; index += Vector<ulong>.Count)
        {
            TOperation.Apply(new Vector<ulong>(words, index), new Vector<ulong>(other.words, index)).CopyTo(result, index);
        }

        for (; index < words.Length; index++)
        {
            result[index] = TOperation.Apply(words[index], other.words[index]);
        }

        return new RowSet(Length, result);
    }

    private interface IWordOperation
    {
        static abstract Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right);

        static abstract ulong Apply(ulong left, ulong right);
    }

    private readonly struct BitwiseAnd : IWordOperation
    {
        public static Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right) => left & right;

        public static ulong Apply(ulong left, ulong right) => left & right;
    }

    private readonly struct BitwiseOr : IWordOperation
    {
        public static Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right) => left | right;

        public static ulong Apply(ulong left, ulong right) => left | right;
    }

    private readonly struct BitwiseAndNot : IWordOperation
    {
        public static Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right) => Vector.AndNot(left, right);

        public static ulong Apply(ulong left, ulong right) => left & ~right;
    }
}
