using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Analysis.Datasets;

/// <summary>What an expression comes to in the figures' reading: for every row known, not applicable, or (the rest) unknown.</summary>
internal abstract class ValueColumn
{
    private ValueColumn(Bits known, Bits notApplicable)
    {
        Known = known;
        NotApplicable = notApplicable;
    }

    public Bits Known { get; }

    public Bits NotApplicable { get; }

    public Bits Unknown => Known.Or(NotApplicable).Not();

    public int Length => Known.Length;

    /// <summary>The same values, known only where they may be and not applicable where they are not asked.</summary>
    public abstract ValueColumn Masked(Bits known, Bits notApplicable);

    /// <summary>The values of other rows: a partner's, or a unit's for each row of its repeat. A negative position is given by the states alone.</summary>
    public ValueColumn Gather(ReadOnlyMemory<int> positions) =>
        GatherValues(positions, Known.Gather(positions), NotApplicable.Gather(positions));

    /// <summary>A column of which nothing is known.</summary>
    public static ConditionOf Nothing(int length) => new(Bits.None(length), Bits.None(length), Bits.None(length));

    /// <summary>A text that every row has.</summary>
    public static CategoryOf Constant(string text, int length) =>
        new(Bits.All(length), Bits.None(length), new int[length], [new Category(text)]);

    /// <summary>A number that every row has.</summary>
    public static NumberOf Constant(double number, int length)
    {
        var values = new double[length];
        Array.Fill(values, number);
        return new NumberOf(Bits.All(length), Bits.None(length), values);
    }

    protected abstract ValueColumn GatherValues(ReadOnlyMemory<int> positions, Bits known, Bits notApplicable);

    private protected static T[] Pick<T>(ReadOnlyMemory<int> positions, ReadOnlyMemory<T> values)
    {
        var picked = new T[positions.Length];
        for (var row = 0; row < picked.Length; row++)
        {
            picked[row] = positions.Span[row] is >= 0 and var position ? values.Span[position] : values.Span[0];
        }

        return picked;
    }

    /// <summary>True or false.</summary>
    public sealed class ConditionOf(Bits isTrue, Bits isFalse, Bits notApplicable) : ValueColumn(isTrue.Or(isFalse), notApplicable)
    {
        public Bits True { get; } = isTrue;

        public Bits False { get; } = isFalse;

        public override ConditionOf Masked(Bits known, Bits notApplicable) => new(True.And(known), False.And(known), notApplicable);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, Bits known, Bits notApplicable) =>
            new ConditionOf(True.Gather(positions), False.Gather(positions), notApplicable);
    }

    /// <summary>A number.</summary>
    public sealed class NumberOf(Bits known, Bits notApplicable, ReadOnlyMemory<double> values) : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<double> Values { get; } = values;

        public override NumberOf Masked(Bits known, Bits notApplicable) => new(known.And(Known), notApplicable, Values);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, Bits known, Bits notApplicable) =>
            new NumberOf(known, notApplicable, Pick(positions, Values));
    }

    /// <summary>One of several categories.</summary>
    public sealed class CategoryOf(Bits known, Bits notApplicable, ReadOnlyMemory<int> codes, ImmutableArray<Category> categories)
        : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<int> Codes { get; } = codes;

        public ImmutableArray<Category> Categories { get; } = categories;

        /// <summary>The rows known to be in a category.</summary>
        public Bits In(int category) => Bits.Where(Length, row => Codes.Span[row] == category).And(Known);

        /// <summary>The rows known to be in a category of that name.</summary>
        public Bits In(string name) => Category.Find(Categories, name) is >= 0 and var position
            ? In(position)
            : Bits.None(Length);

        public override CategoryOf Masked(Bits known, Bits notApplicable) => new(known.And(Known), notApplicable, Codes, Categories);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, Bits known, Bits notApplicable) =>
            new CategoryOf(known, notApplicable, Pick(positions, Codes), Categories);
    }

    /// <summary>Any number of categories.</summary>
    public sealed class ChoicesOf(Bits known, Bits notApplicable, ImmutableArray<Bits> chosen, ImmutableArray<Category> categories)
        : ValueColumn(known, notApplicable)
    {
        public ImmutableArray<Category> Categories { get; } = categories;

        /// <summary>The rows known to have chosen a category.</summary>
        public Bits In(int category) => chosen[category].And(Known);

        /// <summary>The rows known to have chosen a category of that name.</summary>
        public Bits In(string name) => Category.Find(Categories, name) is >= 0 and var position
            ? In(position)
            : Bits.None(Length);

        public override ChoicesOf Masked(Bits known, Bits notApplicable) => new(known.And(Known), notApplicable, chosen, Categories);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, Bits known, Bits notApplicable) =>
            new ChoicesOf(known, notApplicable, [.. chosen.Select(bits => bits.Gather(positions))], Categories);
    }

    /// <summary>Words.</summary>
    public sealed class TextOf(Bits known, Bits notApplicable, ReadOnlyMemory<string> values) : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<string> Values { get; } = values;

        public override TextOf Masked(Bits known, Bits notApplicable) => new(known.And(Known), notApplicable, Values);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, Bits known, Bits notApplicable) =>
            new TextOf(known, notApplicable, Pick(positions, Values));
    }

    /// <summary>A date, as far as it is known.</summary>
    public sealed class DateOf(Bits known, Bits notApplicable, ReadOnlyMemory<PartialDate> values) : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<PartialDate> Values { get; } = values;

        public override DateOf Masked(Bits known, Bits notApplicable) => new(known.And(Known), notApplicable, Values);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, Bits known, Bits notApplicable) =>
            new DateOf(known, notApplicable, Pick(positions, Values));
    }
}
