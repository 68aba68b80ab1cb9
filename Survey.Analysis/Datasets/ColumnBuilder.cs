using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

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

    /// <summary>An empty column for answers of that format; choices without a list are kept as text.</summary>
    public static ColumnBuilder Create(string name, AnswerFormat format, ChoiceList? list, int length) =>
        format switch
        {
            AnswerFormat.SingleChoice when list is not null => new CategoricalBuilder(name, Category.FromChoices(list), length),
            AnswerFormat.MultipleChoice when list is not null => new MultipleResponseBuilder(name, Category.FromChoices(list), length),
            AnswerFormat.Number => new NumericBuilder(name, length),
            AnswerFormat.Date => new DateBuilder(name, length),
            AnswerFormat.SingleChoice
            or AnswerFormat.MultipleChoice
            or AnswerFormat.Ranking
            or AnswerFormat.Time
            or AnswerFormat.DateTime
            or AnswerFormat.Text
            or AnswerFormat.None => new TextBuilder(name, length),
        };

    /// <summary>An empty column of codes, with categories in order of first appearance.</summary>
    public static ColumnBuilder CreateFromTexts(string name, IEnumerable<string> texts, int length) =>
        new CategoricalBuilder(
            name,
            [.. texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Select(text => new Category(text))],
            length
        );

    /// <summary>Sets a row; a blank, and what cannot be read, gets the reason given for blanks.</summary>
    public void Set(int row, Answer answer, MissingReason blankReason) =>
        Reasons[row] = answer switch
        {
            Answer.Missing { Reason: MissingReason.NotAnswered } => (sbyte)blankReason,
            Answer.Missing missing => (sbyte)missing.Reason,
            _ => TrySetValue(row, answer) ? (sbyte)0 : (sbyte)blankReason,
        };

    /// <summary>Notes the choices that nobody could tick in a row; only columns of several choices have such.</summary>
    public virtual void SetNotOffered(int row, IReadOnlyCollection<string> choices) { }

    public abstract Column Build();

    /// <summary>Keeps the value, if it is one of this column's kind.</summary>
    protected abstract bool TrySetValue(int row, Answer answer);

    private static Dictionary<string, int> PositionsByName(ImmutableArray<Category> categories) =>
        categories.Index().ToDictionary(entry => entry.Item.Name, entry => entry.Index, StringComparer.Ordinal);

    private sealed class CategoricalBuilder(string name, ImmutableArray<Category> categories, int length) : ColumnBuilder(name, length)
    {
        private readonly Dictionary<string, int> positions = PositionsByName(categories);
        private readonly int[] codes = new int[length];

        public override Column Build() => new Column.Categorical(Name, Reasons, categories, codes);

        protected override bool TrySetValue(int row, Answer answer)
        {
            var name = answer switch
            {
                Answer.Chosen chosen => chosen.Choice,
                Answer.Text text => text.Value,
                _ => "",
            };
            var isKnown = positions.TryGetValue(name, out var position);
            codes[row] = position;
            return isKnown;
        }
    }

    private sealed class MultipleResponseBuilder(string name, ImmutableArray<Category> categories, int length) : ColumnBuilder(name, length)
    {
        private readonly Dictionary<string, int> positions = PositionsByName(categories);
        private readonly bool[,] chosen = new bool[categories.Length, length];
        private readonly bool[,] notOffered = new bool[categories.Length, length];
        private readonly int length = length;

        public override void SetNotOffered(int row, IReadOnlyCollection<string> choices)
        {
            foreach (var choice in choices)
            {
                notOffered[positions[choice], row] = true;
            }
        }

        public override Column Build() => new Column.MultipleResponse(Name, Reasons, categories, RowsOf(chosen), RowsOf(notOffered));

        protected override bool TrySetValue(int row, Answer answer)
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

        private RowSet[] RowsOf(bool[,] marks) =>
            [.. categories.Select((_, category) => RowSet.Where(length, row => marks[category, row]))];
    }

    private sealed class NumericBuilder(string name, int length) : ColumnBuilder(name, length)
    {
        private readonly double[] numbers = new double[length];

        public override Column Build() => new Column.Numeric(Name, Reasons, numbers);

        protected override bool TrySetValue(int row, Answer answer)
        {
            numbers[row] = answer is Answer.Number number ? number.Value : 0;
            return answer is Answer.Number;
        }
    }

    private sealed class DateBuilder(string name, int length) : ColumnBuilder(name, length)
    {
        private readonly PartialDate[] dates = new PartialDate[length];

        public override Column Build() => new Column.Date(Name, Reasons, dates);

        protected override bool TrySetValue(int row, Answer answer)
        {
            dates[row] = answer is Answer.Date dated ? dated.Value : default;
            return answer is Answer.Date;
        }
    }

    private sealed class TextBuilder : ColumnBuilder
    {
        private readonly string[] texts;

        public TextBuilder(string name, int length)
            : base(name, length)
        {
            texts = new string[length];
            Array.Fill(texts, "");
        }

        public override Column Build() => new Column.Text(Name, Reasons, texts);

        protected override bool TrySetValue(int row, Answer answer)
        {
            texts[row] = answer is Answer.Text text ? text.Value : "";
            return answer is Answer.Text;
        }
    }
}
