namespace Survey.Data.Expressions;

/// <summary>The closed set of operators, as XLSForm has them.</summary>
public enum BinaryOperator
{
    /// <summary>Either side holds.</summary>
    Or,

    /// <summary>Both sides hold.</summary>
    And,

    /// <summary>The same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Smaller, or earlier.</summary>
    Less,

    /// <summary>Smaller, earlier or the same.</summary>
    LessOrEqual,

    /// <summary>Greater, or later.</summary>
    Greater,

    /// <summary>Greater, later or the same.</summary>
    GreaterOrEqual,

    /// <summary>Sum.</summary>
    Plus,

    /// <summary>Difference.</summary>
    Minus,

    /// <summary>Product.</summary>
    Times,

    /// <summary>Quotient.</summary>
    Divide,

    /// <summary>Remainder.</summary>
    Modulo,
}

/// <summary>How operators are written.</summary>
public static class BinaryOperators
{
    /// <summary>The operator as an author writes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no operator.</exception>
    public static string GetSymbol(BinaryOperator @operator) =>
        @operator switch
        {
            BinaryOperator.Or => "or",
            BinaryOperator.And => "and",
            BinaryOperator.Equal => "=",
            BinaryOperator.NotEqual => "!=",
            BinaryOperator.Less => "<",
            BinaryOperator.LessOrEqual => "<=",
            BinaryOperator.Greater => ">",
            BinaryOperator.GreaterOrEqual => ">=",
            BinaryOperator.Plus => "+",
            BinaryOperator.Minus => "-",
            BinaryOperator.Times => "*",
            BinaryOperator.Divide => "div",
            BinaryOperator.Modulo => "mod",
            _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, null),
        };
}
