using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Claims;

/// <summary>The test of a claim as a tree whose leaves are figures' numbers and constants.</summary>
/// <remarks>Built by <see cref="ClaimParser"/>, so that what is evaluated is what was checked.</remarks>
public abstract record ClaimTest
{
    private ClaimTest() { }

    internal sealed record And(ClaimTest Left, ClaimTest Right) : ClaimTest;

    internal sealed record Or(ClaimTest Left, ClaimTest Right) : ClaimTest;

    internal sealed record Not(ClaimTest Test) : ClaimTest;

    /// <summary>Two numbers compared.</summary>
    internal sealed record Comparison(BinaryOperator Operator, ClaimTerm Left, ClaimTerm Right) : ClaimTest;

    /// <summary>A number between two others, ends included.</summary>
    internal sealed record Between(ClaimTerm Value, ClaimTerm Low, ClaimTerm High) : ClaimTest;

    /// <summary>The largest categories are these.</summary>
    internal sealed record Top(FigureReference Reference, ImmutableArray<string> Names) : ClaimTest;
}

/// <summary>A number in a claim's test.</summary>
internal abstract record ClaimTerm
{
    private ClaimTerm() { }

    internal sealed record Constant(double Value) : ClaimTerm;

    internal sealed record Sum(ClaimTerm Left, ClaimTerm Right) : ClaimTerm;

    internal sealed record Multiple(double Factor, ClaimTerm Term) : ClaimTerm;

    /// <summary>A number of a figure.</summary>
    internal sealed record Figure(FigureReference Reference) : ClaimTerm;
}
