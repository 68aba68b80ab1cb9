using System.Numerics;
using System.Runtime.InteropServices;

namespace Survey.Analysis.Datasets;

/// <summary>A set of rows as a bitmap: which units answered so. A share is a count of two of these.</summary>
/// <remarks>Never changes once made. Words run through whole vector registers; bits past the length are always 0.</remarks>
public sealed class Bits : IEquatable<Bits>
{
    private const int WordBits = 64;

    private readonly ulong[] words;

    private Bits(int length, ulong[] words)
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
            return (words[row / WordBits] >> (row % WordBits) & 1) != 0;
        }
    }

    /// <summary>No row.</summary>
    public static Bits None(int length) => new(length, new ulong[WordsFor(length)]);

    /// <summary>Every row.</summary>
    public static Bits All(int length)
    {
        var words = new ulong[WordsFor(length)];
        Array.Fill(words, ulong.MaxValue);
        return new Bits(length, words).WithoutTail();
    }

    /// <summary>The rows of which something holds.</summary>
    public static Bits Where(int length, Func<int, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        var words = new ulong[WordsFor(length)];
        for (var row = 0; row < length; row++)
        {
            words[row / WordBits] |= (holds(row) ? 1UL : 0) << (row % WordBits);
        }

        return new Bits(length, words);
    }

    /// <summary>The rows in both.</summary>
    public Bits And(Bits other) => Combine<BitwiseAnd>(other);

    /// <summary>The rows in either.</summary>
    public Bits Or(Bits other) => Combine<BitwiseOr>(other);

    /// <summary>The rows in this and not in the other.</summary>
    public Bits AndNot(Bits other) => Combine<BitwiseAndNot>(other);

    /// <summary>The rows that are not in the set.</summary>
    public Bits Not() => All(Length).AndNot(this);

    /// <summary>How many rows are in both; no bitmap is made.</summary>
    public int CountAnd(Bits other)
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
    public Bits Gather(ReadOnlyMemory<int> positions) =>
        Where(positions.Length, row => positions.Span[row] is >= 0 and var position && this[position]);

    /// <summary>The rows in the set, in order.</summary>
    public IEnumerable<int> Rows()
    {
        for (var index = 0; index < words.Length; index++)
        {
            for (var word = words[index]; word != 0; word &= word - 1)
            {
                yield return (index * WordBits) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(Bits? other) => other is not null && Length == other.Length && words.AsSpan().SequenceEqual(other.words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Bits);

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

    private static int WordsFor(int length) => (length + WordBits - 1) / WordBits;

    private Bits WithoutTail()
    {
        if (Length % WordBits != 0)
        {
            words[^1] &= (1UL << (Length % WordBits)) - 1;
        }

        return this;
    }

    private void RequireSameLength(Bits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Length != Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"Bitmaps of {Length} and {other.Length} rows do not go together."), nameof(other));
        }
    }

    private Bits Combine<TOperation>(Bits other)
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

        return new Bits(Length, result);
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
