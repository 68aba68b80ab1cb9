using System.Collections.Immutable;
using System.Globalization;

namespace Survey.Data.Expressions;

/// <summary>A condition or calculation of a study, parsed once from XLSForm text. One tree for both evaluators: the form's
/// (FormEvaluator) and the figures' (ColumnEvaluator). Immutable.</summary>
public abstract record Expression
{
    private Expression() { }

    /// <summary>The names of all variables the expression reads, each once, in order of appearance.</summary>
    public IEnumerable<string> VariableNames =>
        DescendantsAndSelf().SelectMany(part => part.OwnVariableNames).Distinct(StringComparer.Ordinal);

    /// <summary>The lists of choices that the expression looks up.</summary>
    public IEnumerable<string> ChoiceListNames =>
        DescendantsAndSelf().OfType<RowLookup>().Where(lookup => lookup.IsList).Select(lookup => lookup.Source).Concat(PullDataListNames);

    /// <summary>The tables that the expression reads with pulldata().</summary>
    public IEnumerable<string> PullDataListNames =>
        DescendantsAndSelf()
            .OfType<FunctionCall>()
            .Where(call => call.Function == "pulldata")
            .Select(call => (call.Arguments.FirstOrDefault() as Text)?.Value)
            .OfType<string>();

    /// <summary>The expression itself and every part of it, outermost first.</summary>
    public IEnumerable<Expression> DescendantsAndSelf()
    {
        // Walked without recursion: nested iterators would need time that grows with the square of a long chain's length.
        var pending = new Stack<Expression>([this]);
        while (pending.TryPop(out var expression))
        {
            yield return expression;
            foreach (var child in expression.Children.Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>The parts directly below this one.</summary>
    protected virtual ImmutableArray<Expression> Children => [];

    /// <summary>The variables that this part itself names.</summary>
    protected virtual ImmutableArray<string> OwnVariableNames => [];

    /// <summary>The operands of a chain of one operator, in order: <c>a</c>, <c>b</c> and <c>c</c> of <c>a and b and c</c>. The expression
    /// itself where it is no such chain.</summary>
    public IEnumerable<Expression> OperandsOf(BinaryOperator @operator) =>
        this is BinaryOperation operation && operation.Operator == @operator
            ? operation.Left.OperandsOf(@operator).Concat(operation.Right.OperandsOf(@operator))
            : [this];

    /// <summary>Both must hold; a missing side leaves the other.</summary>
    public static Expression? And(Expression? left, Expression? right) =>
        (left, right) switch
        {
            (null, _) => right,
            (_, null) => left,
            _ => new BinaryOperation(BinaryOperator.And, left, right),
        };

    /// <summary>A number as written.</summary>
    public sealed record Number(double Value) : Expression
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A quoted text: often a choice's name.</summary>
    public sealed record Text(string Value) : Expression
    {
        /// <inheritdoc/>
        public override string ToString() => Value.Contains('\'', StringComparison.Ordinal) ? $"\"{Value}\"" : $"'{Value}'";
    }

    /// <summary><c>${name}</c>: a question, a frame column or a derived variable.</summary>
    public sealed record Variable(string Name) : Expression
    {
        /// <summary>What stands before the name of a question whose answer of the round before is meant.</summary>
        public const string LastSavedPrefix = "last-saved#";

        /// <summary>Whether a path led to it, so that no other question with the same name can be meant.</summary>
        public bool IsFromPath { get; init; }

        /// <inheritdoc/>
        protected override ImmutableArray<string> OwnVariableNames => [Name];

        /// <inheritdoc/>
        public override string ToString() => $"${{{Name}}}";
    }

    /// <summary><c>.</c>: the answer that a constraint refers to.</summary>
    public sealed record CurrentAnswer : Expression
    {
        /// <inheritdoc/>
        public override string ToString() => ".";
    }

    /// <summary><c>..</c>: the row of a repeat in which the question stands, for <c>position(..)</c>; <c>../..</c> may be the row of the
    /// repeat that this one is inside.</summary>
    /// <param name="Path">The path as it is written.</param>
    public sealed record ParentRow(string Path = "..") : Expression
    {
        /// <summary>The repeat whose row it is; null where that is not known, or it is in none.</summary>
        public string? RepeatName { get; init; }

        /// <inheritdoc/>
        public override string ToString() => Path;
    }

    /// <summary>Rows of a repeat or of a list of choices that fulfil conditions, and the value of one column in them.</summary>
    /// <remarks><c>${repeat}[x = 'a']/cost</c>, <c>instance('list')/root/item[name = ${q}]/label</c>. Where one value is wanted, it is
    /// the first row's.</remarks>
    /// <param name="Source">The repeat's or the list's name.</param>
    /// <param name="IsList">Whether it is a list.</param>
    /// <param name="Filters">Conditions on a row, one after the other, in which bare names are the row's own; a number is a
    /// position.</param>
    /// <param name="Column">The question or column to read; null where the rows themselves are meant.</param>
    public sealed record RowLookup(string Source, bool IsList, ImmutableArray<Expression> Filters, string? Column) : Expression
    {
        /// <inheritdoc/>
        protected override ImmutableArray<Expression> Children => Filters;

        /// <inheritdoc/>
        protected override ImmutableArray<string> OwnVariableNames =>
            this switch
            {
                { IsList: true } => [],
                { Column: { } column } => [Source, column],
                _ => [Source],
            };

        /// <inheritdoc/>
        public bool Equals(RowLookup? other) =>
            other is not null
            && (Source, IsList, Column) == (other.Source, other.IsList, other.Column)
            && Filters.SequenceEqual(other.Filters);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Source, IsList, Column, Filters.Length);

        /// <inheritdoc/>
        public override string ToString()
        {
            var rows = IsList ? $"instance('{Source}')/root/item" : $"${{{Source}}}";
            var filters = string.Concat(Filters.Select(filter => $"[{filter}]"));
            return Column is null ? rows + filters : $"{rows}{filters}/{Column}";
        }
    }

    /// <summary>The values of both parts together, for functions that take any number of them.</summary>
    public sealed record Union(Expression Left, Expression Right) : Expression
    {
        /// <inheritdoc/>
        protected override ImmutableArray<Expression> Children => [Left, Right];

        /// <inheritdoc/>
        public override string ToString() => $"{Left} | {Right}";
    }

    /// <summary>A bare name: a choice's column in a choice filter, a figure or category in a claim.</summary>
    public sealed record BareName(string Name) : Expression
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>Two parts joined by an operator.</summary>
    public sealed record BinaryOperation(BinaryOperator Operator, Expression Left, Expression Right) : Expression
    {
        /// <inheritdoc/>
        protected override ImmutableArray<Expression> Children => [Left, Right];

        /// <inheritdoc/>
        public override string ToString() => $"({Left} {BinaryOperators.GetSymbol(Operator)} {Right})";
    }

    /// <summary>The arithmetic negative of a part.</summary>
    public sealed record Negation(Expression Operand) : Expression
    {
        /// <inheritdoc/>
        protected override ImmutableArray<Expression> Children => [Operand];

        /// <inheritdoc/>
        public override string ToString() => $"-{Operand}";
    }

    /// <summary>A value compared with two limits, both included.</summary>
    public sealed record Between(Expression Value, Expression Low, Expression High) : Expression
    {
        /// <inheritdoc/>
        protected override ImmutableArray<Expression> Children => [Value, Low, High];

        /// <inheritdoc/>
        public override string ToString() => $"({Value} between {Low} and {High})";
    }

    /// <summary>A function applied to its arguments.</summary>
    public sealed record FunctionCall(string Function, ImmutableArray<Expression> Arguments) : Expression
    {
        /// <inheritdoc/>
        protected override ImmutableArray<Expression> Children => Arguments;

        /// <inheritdoc/>
        public bool Equals(FunctionCall? other) =>
            other is not null && other.Function == Function && other.Arguments.SequenceEqual(Arguments);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Function, Arguments.Length);

        /// <inheritdoc/>
        public override string ToString() => $"{Function}({string.Join(", ", Arguments)})";
    }
}
