using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Analysis.Datasets;

/// <summary>Fills one column, row by row. A row that is never set was not reached.</summary>
internal abstract class ColumnBuilder
{
    private ColumnBuilder(string name, int length)
    {
        Name = name;
        Reasons = new sbyte[length];
        Array.Fill(Reasons, (sbyte)MissingReason.NotReached);
    }

    protected string Name { get; }

    protected sbyte[] Reasons { get; }

    /// <summary>An empty column for answers of that type.</summary>
    public static ColumnBuilder For(string name, QuestionType type, ChoiceList? list, int length) => type switch
    {
        QuestionType.SingleChoice when list is not null => new OfCodes(name, Category.Of(list), length),
        QuestionType.MultipleChoice when list is not null => new OfChoices(name, Category.Of(list), length),
        QuestionType.WholeNumber or QuestionType.Number => new OfNumbers(name, length),
        QuestionType.Date => new OfDates(name, length),
        _ => new OfTexts(name, length),
    };

    /// <summary>An empty column of codes whose categories come as they appear.</summary>
    public static ColumnBuilder ForCodesAsTheyCome(string name, IEnumerable<string> texts, int length) =>
        new OfCodes(name, [.. texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Select(text => new Category(text))], length);

    /// <summary>Sets a row; a blank, and what cannot be read, gets the reason given for blanks.</summary>
    public void Set(int row, Answer answer, MissingReason blank) => Reasons[row] = answer switch
    {
        Answer.Missing { Reason: MissingReason.NotAnswered } => (sbyte)blank,
        Answer.Missing missing => (sbyte)missing.Reason,
        _ => Accept(row, answer) ? (sbyte)0 : (sbyte)blank,
    };

    public abstract Column Build();

    /// <summary>Keeps the value, if it is one of this column's kind.</summary>
    protected abstract bool Accept(int row, Answer answer);

    private static Dictionary<string, int> Positions(ImmutableArray<Category> categories) =>
        categories.Index().ToDictionary(entry => entry.Item.Name, entry => entry.Index, StringComparer.Ordinal);

    private sealed class OfCodes(string name, ImmutableArray<Category> categories, int length) : ColumnBuilder(name, length)
    {
        private readonly Dictionary<string, int> positions = Positions(categories);
        private readonly int[] codes = new int[length];

        public override Column Build() => new Column.Codes(Name, Reasons, categories, codes);

        protected override bool Accept(int row, Answer answer)
        {
            var name = answer switch { Answer.Chosen chosen => chosen.Choice, Answer.Text text => text.Value, _ => "" };
            var isKnown = positions.TryGetValue(name, out var position);
            codes[row] = position;
            return isKnown;
        }
    }

    private sealed class OfChoices(string name, ImmutableArray<Category> categories, int length) : ColumnBuilder(name, length)
    {
        private readonly Dictionary<string, int> positions = Positions(categories);
        private readonly bool[,] chosen = new bool[categories.Length, length];
        private readonly int length = length;

        public override Column Build() => new Column.Choices(
            Name, Reasons, categories, [.. categories.Select((_, category) => Bits.Where(length, row => chosen[category, row]))]);

        protected override bool Accept(int row, Answer answer)
        {
            var isAny = false;
            foreach (var choice in answer is Answer.ChosenMany many ? many.Choices : [])
            {
                if (positions.TryGetValue(choice, out var position))
                {
                    chosen[position, row] = isAny = true;
                }
            }

            return isAny;
        }
    }

    private sealed class OfNumbers(string name, int length) : ColumnBuilder(name, length)
    {
        private readonly double[] numbers = new double[length];

        public override Column Build() => new Column.Numbers(Name, Reasons, numbers);

        protected override bool Accept(int row, Answer answer)
        {
            numbers[row] = answer is Answer.Number number ? number.Value : 0;
            return answer is Answer.Number;
        }
    }

    private sealed class OfDates(string name, int length) : ColumnBuilder(name, length)
    {
        private readonly PartialDate[] dates = new PartialDate[length];

        public override Column Build() => new Column.Dates(Name, Reasons, dates);

        protected override bool Accept(int row, Answer answer)
        {
            dates[row] = answer is Answer.Dated dated ? dated.Value : default;
            return answer is Answer.Dated;
        }
    }

    private sealed class OfTexts : ColumnBuilder
    {
        private readonly string[] texts;

        public OfTexts(string name, int length)
            : base(name, length)
        {
            texts = new string[length];
            Array.Fill(texts, "");
        }

        public override Column Build() => new Column.Texts(Name, Reasons, texts);

        protected override bool Accept(int row, Answer answer)
        {
            texts[row] = answer is Answer.Text text ? text.Value : "";
            return answer is Answer.Text;
        }
    }
}
