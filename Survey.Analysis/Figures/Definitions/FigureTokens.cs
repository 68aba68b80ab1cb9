using System.Collections.Immutable;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Figures.Kinds;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>The words by which a workbook and a report name kinds of figure and methods: lower case, with underscores.</summary>
public static class FigureTokens
{
    /// <summary>The kinds of figure by their words.</summary>
    public static ImmutableSortedDictionary<string, FigureKind> Kinds { get; } =
        FigureKind.All.ToImmutableSortedDictionary(kind => kind.Word, kind => kind, StringComparer.Ordinal);

    /// <summary>The interval methods of single figures by their words.</summary>
    public static ImmutableSortedDictionary<string, IntervalMethod> IntervalMethods { get; } =
        BuildTable([.. ShareInterval.Methods, IntervalMethod.Student, IntervalMethod.Woodruff]);

    /// <summary>The response rates by their words.</summary>
    public static ImmutableSortedDictionary<string, OutcomeRate> Rates => OutcomeRates.ByWord;

    /// <summary>The charts of figures by their words.</summary>
    public static ImmutableSortedDictionary<string, FigureChart> Charts { get; } = BuildTable(Enum.GetValues<FigureChart>());

    /// <summary>The weights of kappa by their words.</summary>
    public static ImmutableSortedDictionary<string, AgreementWeights> KappaWeights { get; } =
        BuildTable([AgreementWeights.Linear, AgreementWeights.Quadratic]).Add("none", AgreementWeights.Unweighted);

    /// <summary>The words for methods that make the interval of a share.</summary>
    internal static IEnumerable<string> ShareIntervalMethods =>
        IntervalMethods.Where(word => ShareInterval.Methods.Contains(word.Value)).Select(word => word.Key);

    /// <summary>Whether a method uses plain counts only, without weights and clusters.</summary>
    internal static bool UsesCountsOnly(IntervalMethod method) =>
        method
            is not (
                IntervalMethod.KornGraubard
                or IntervalMethod.Wilson
                or IntervalMethod.Logit
                or IntervalMethod.Wald
                or IntervalMethod.ArcSine
                or IntervalMethod.Likelihood
                or IntervalMethod.Student
                or IntervalMethod.Woodruff
            );

    /// <summary>The word for a value of an enumeration: <c>ResponseRate</c> is <c>response_rate</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select(
                    (letter, index) =>
                        index > 0 && char.IsAsciiLetterUpper(letter)
                            ? $"_{char.ToLowerInvariant(letter)}"
                            : $"{char.ToLowerInvariant(letter)}"
                )
        );

    private static ImmutableSortedDictionary<string, T> BuildTable<T>(T[] values)
        where T : struct, Enum => values.ToImmutableSortedDictionary(Of, value => value, StringComparer.Ordinal);
}
