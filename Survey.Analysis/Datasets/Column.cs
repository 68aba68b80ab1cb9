using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Datasets;

/// <summary>One variable of a dataset: for every row a value, or the reason why there is none.</summary>
/// <remarks>Values and missing reasons are stored separately. Immutable: several threads may use it at once.</remarks>
public abstract class Column
{
    private readonly sbyte[] reasons;

    private Column(string name, sbyte[] reasons)
    {
        Name = name;
        this.reasons = reasons;
        Known = RowSet.Where(reasons.Length, row => reasons[row] == 0);
        NotApplicable = RowSet.Where(reasons.Length, row => reasons[row] == (sbyte)MissingReason.NotApplicable);
    }

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>The number of rows.</summary>
    public int Length => reasons.Length;

    /// <summary>The rows that have a value.</summary>
    public RowSet Known { get; }

    /// <summary>The rows to which the question does not apply.</summary>
    public RowSet NotApplicable { get; }

    /// <summary>Why a row has no value; null where it has one.</summary>
    public MissingReason? MissingAt(int row) => reasons[row] == 0 ? null : (MissingReason)reasons[row];

    /// <summary>The value in canonical text; empty where there is none.</summary>
    public string TextAt(int row) => reasons[row] == 0 ? FormatValue(row) : "";

    private protected abstract string FormatValue(int row);

    /// <summary>One category a row: a single choice, or a code of the frame.</summary>
    public sealed class Categorical : Column
    {
        private readonly int[] codes;

        internal Categorical(string name, sbyte[] reasons, ImmutableArray<Category> categories, int[] codes)
            : base(name, reasons)
        {
            Categories = categories;
            this.codes = codes;
        }

        /// <summary>The categories that carry a value, in the list's order.</summary>
        public ImmutableArray<Category> Categories { get; }

        /// <summary>Each row's position among the categories; meaningless where there is no value.</summary>
        public ReadOnlyMemory<int> Values => codes;

        private protected override string FormatValue(int row) => Categories[codes[row]].Name;
    }

    /// <summary>Any number of categories a row, one bitmap for each.</summary>
    public sealed class MultipleResponse : Column
    {
        private readonly RowSet[] chosen;
        private readonly RowSet[] notOffered;

        internal MultipleResponse(
            string name,
            sbyte[] reasons,
            ImmutableArray<Category> categories,
            RowSet[] chosen,
            RowSet[] notOffered
        )
            : base(name, reasons)
        {
            Categories = categories;
            this.chosen = chosen;
            this.notOffered = notOffered;
        }

        /// <summary>The categories that carry a value, in the list's order.</summary>
        public ImmutableArray<Category> Categories { get; }

        /// <summary>The rows that chose a category.</summary>
        public RowSet Chosen(int category) => chosen[category];

        /// <summary>The rows that answered a version of the question without a category: for it they have
        /// <see cref="MissingReason.NotAsked"/>.</summary>
        public RowSet NotOffered(int category) => notOffered[category];

        private protected override string FormatValue(int row) =>
            string.Join(' ', Categories.Where((_, category) => chosen[category][row]).Select(category => category.Name));
    }

    /// <summary>A number a row.</summary>
    public sealed class Numeric : Column
    {
        private readonly double[] numbers;

        internal Numeric(string name, sbyte[] reasons, double[] numbers)
            : base(name, reasons) => this.numbers = numbers;

        /// <summary>Each row's number; meaningless where there is no value.</summary>
        public ReadOnlyMemory<double> Values => numbers;

        private protected override string FormatValue(int row) => NumberText.Format(numbers[row]);
    }

    /// <summary>A date a row, as far as it is known.</summary>
    public sealed class Date : Column
    {
        private readonly PartialDate[] dates;

        internal Date(string name, sbyte[] reasons, PartialDate[] dates)
            : base(name, reasons) => this.dates = dates;

        /// <summary>Each row's date; meaningless where there is no value.</summary>
        public ReadOnlyMemory<PartialDate> Values => dates;

        private protected override string FormatValue(int row) => dates[row].ToString();
    }

    /// <summary>Words.</summary>
    public sealed class Text : Column
    {
        private readonly string[] texts;

        internal Text(string name, sbyte[] reasons, string[] texts)
            : base(name, reasons) => this.texts = texts;

        /// <summary>Each row's words; empty where there is no value.</summary>
        public ReadOnlyMemory<string> Values => texts;

        private protected override string FormatValue(int row) => texts[row];
    }
}

/// <summary>A value that a row may have: its name, the number that stands for it in means, and whether it rules out all others.</summary>
public sealed record Category(string Name, double? Score = null, bool IsExclusive = false)
{
    /// <summary>The categories of a list: its choices that carry a value.</summary>
    internal static ImmutableArray<Category> FromChoices(ChoiceList list) =>
        [.. list.ValidChoices.Select(choice => new Category(choice.Name, choice.Score, choice.IsExclusive))];

    /// <summary>The position of the category of that name; -1 where there is none.</summary>
    internal static int IndexOf(ImmutableArray<Category> categories, string name)
    {
        for (var position = 0; position < categories.Length; position++)
        {
            if (categories[position].Name == name)
            {
                return position;
            }
        }

        return -1;
    }
}
