using System.Collections.Immutable;
using Survey.Data.Expressions.Values;

namespace Survey.Analysis.Datasets;

/// <summary>The values of an expression, one per row: known, not applicable or unknown. Immutable.</summary>
internal abstract class ValueColumn
{
    private ValueColumn(RowSet known, RowSet notApplicable)
    {
        Known = known;
        NotApplicable = notApplicable;
    }

    public RowSet Known { get; }

    public RowSet NotApplicable { get; }

    public RowSet Unknown => Known.Or(NotApplicable).Not();

    public int Length => Known.Length;

    /// <summary>The same values, known only where they may be and not applicable where they are not asked.</summary>
    public abstract ValueColumn Masked(RowSet known, RowSet notApplicable);

    /// <summary>The values of other rows: a partner's, or a unit's for each row of its repeat. A negative position is given by the states
    /// alone.</summary>
    public ValueColumn Gather(ReadOnlyMemory<int> positions) =>
        GatherValues(positions, Known.Gather(positions), NotApplicable.Gather(positions));

    /// <summary>A column of which nothing is known.</summary>
    public static ConditionColumn AllUnknown(int length) => new(RowSet.None(length), RowSet.None(length), RowSet.None(length));

    /// <summary>A text that every row has.</summary>
    public static CategoryColumn Constant(string text, int length) =>
        new(RowSet.All(length), RowSet.None(length), new int[length], [new Category(text)]);

    /// <summary>A number that every row has.</summary>
    public static NumberColumn Constant(double number, int length)
    {
        var values = new double[length];
        Array.Fill(values, number);
        return new NumberColumn(RowSet.All(length), RowSet.None(length), values);
    }

    protected abstract ValueColumn GatherValues(ReadOnlyMemory<int> positions, RowSet known, RowSet notApplicable);

    private protected static T[] GatherValuesAt<T>(ReadOnlyMemory<int> positions, ReadOnlyMemory<T> values)
    {
        var picked = new T[positions.Length];
        for (var row = 0; row < picked.Length; row++)
        {
            picked[row] = positions.Span[row] is >= 0 and var position ? values.Span[position] : values.Span[0];
        }

        return picked;
    }

    /// <summary>True or false.</summary>
    public sealed class ConditionColumn(RowSet isTrue, RowSet isFalse, RowSet notApplicable)
        : ValueColumn(isTrue.Or(isFalse), notApplicable)
    {
        public RowSet True { get; } = isTrue;

        public RowSet False { get; } = isFalse;

        public override ConditionColumn Masked(RowSet known, RowSet notApplicable) => new(True.And(known), False.And(known), notApplicable);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, RowSet known, RowSet notApplicable) =>
            new ConditionColumn(True.Gather(positions), False.Gather(positions), notApplicable);
    }

    /// <summary>A number.</summary>
    public sealed class NumberColumn(RowSet known, RowSet notApplicable, ReadOnlyMemory<double> values) : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<double> Values { get; } = values;

        /// <summary>The numbers of the rows that are known. What is not finite, such as a division by 0, is unknown.</summary>
        public static NumberColumn OfRows(RowSet known, RowSet notApplicable, Func<int, double> numberAt)
        {
            var numbers = new double[known.Length];
            foreach (var row in known.Rows())
            {
                numbers[row] = numberAt(row);
            }

            return new NumberColumn(known.And(RowSet.Where(numbers.Length, row => double.IsFinite(numbers[row]))), notApplicable, numbers);
        }

        public override NumberColumn Masked(RowSet known, RowSet notApplicable) => new(known.And(Known), notApplicable, Values);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, RowSet known, RowSet notApplicable) =>
            new NumberColumn(known, notApplicable, GatherValuesAt(positions, Values));
    }

    /// <summary>One of several categories.</summary>
    public sealed class CategoryColumn(RowSet known, RowSet notApplicable, ReadOnlyMemory<int> codes, ImmutableArray<Category> categories)
        : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<int> Codes { get; } = codes;

        public ImmutableArray<Category> Categories { get; } = categories;

        /// <summary>The rows known to be in a category.</summary>
        public RowSet RowsIn(int category) => RowSet.Where(Length, row => Codes.Span[row] == category).And(Known);

        /// <summary>The rows known to be in a category of that name.</summary>
        public RowSet RowsIn(string name) =>
            Category.IndexOf(Categories, name) is >= 0 and var position ? RowsIn(position) : RowSet.None(Length);

        public override CategoryColumn Masked(RowSet known, RowSet notApplicable) =>
            new(known.And(Known), notApplicable, Codes, Categories);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, RowSet known, RowSet notApplicable) =>
            new CategoryColumn(known, notApplicable, GatherValuesAt(positions, Codes), Categories);
    }

    /// <summary>Any number of categories.</summary>
    public sealed class MultipleResponseColumn(
        RowSet known,
        RowSet notApplicable,
        ImmutableArray<RowSet> chosen,
        ImmutableArray<Category> categories
    ) : ValueColumn(known, notApplicable)
    {
        public ImmutableArray<Category> Categories { get; } = categories;

        /// <summary>For each category the rows that were not offered it; empty where all were.</summary>
        public ImmutableArray<RowSet> NotOffered { get; init; } = [];

        /// <summary>The rows known to have chosen a category.</summary>
        public RowSet RowsIn(int category) => chosen[category].And(Known);

        /// <summary>The rows known to have chosen a category of that name.</summary>
        public RowSet RowsIn(string name) =>
            Category.IndexOf(Categories, name) is >= 0 and var position ? RowsIn(position) : RowSet.None(Length);

        /// <summary>The rows that were not offered a category.</summary>
        public RowSet RowsNotOffered(int category) => NotOffered.IsEmpty ? RowSet.None(Length) : NotOffered[category];

        /// <summary>The column as it says who chose a category: unknown where nobody could; this one where everybody could.</summary>
        public MultipleResponseColumn Offering(string name) =>
            Category.IndexOf(Categories, name) is >= 0 and var category && Known.CountIntersection(RowsNotOffered(category)) > 0
                ? Masked(Known.AndNot(RowsNotOffered(category)), NotApplicable)
                : this;

        public override MultipleResponseColumn Masked(RowSet known, RowSet notApplicable) =>
            new(known.And(Known), notApplicable, chosen, Categories) { NotOffered = NotOffered };

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, RowSet known, RowSet notApplicable) =>
            new MultipleResponseColumn(known, notApplicable, [.. chosen.Select(bits => bits.Gather(positions))], Categories)
            {
                NotOffered = [.. NotOffered.Select(bits => bits.Gather(positions))],
            };
    }

    /// <summary>Words.</summary>
    public sealed class TextColumn(RowSet known, RowSet notApplicable, ReadOnlyMemory<string> values) : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<string> Values { get; } = values;

        public override TextColumn Masked(RowSet known, RowSet notApplicable) => new(known.And(Known), notApplicable, Values);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, RowSet known, RowSet notApplicable) =>
            new TextColumn(known, notApplicable, GatherValuesAt(positions, Values));
    }

    /// <summary>A date, as far as it is known.</summary>
    public sealed class DateColumn(RowSet known, RowSet notApplicable, ReadOnlyMemory<PartialDate> values)
        : ValueColumn(known, notApplicable)
    {
        public ReadOnlyMemory<PartialDate> Values { get; } = values;

        public override DateColumn Masked(RowSet known, RowSet notApplicable) => new(known.And(Known), notApplicable, Values);

        protected override ValueColumn GatherValues(ReadOnlyMemory<int> positions, RowSet known, RowSet notApplicable) =>
            new DateColumn(known, notApplicable, GatherValuesAt(positions, Values));
    }
}
