using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>The right-hand side of a published model: columns, <c>log(x)</c>, factors as <c>x*</c>, derived factors by name.</summary>
internal static class ModelTerms
{
    public static IReadOnlyList<Predictor> Of(ReferenceTable table, string terms) => [.. terms.Split(' ').Select(term => One(table, term))];

    /// <summary>A Likert item with five levels; 9 is don't know.</summary>
    public static Factor Likert(ReferenceTable table, string column) =>
        new(column, table.Texts(column).Select(text => text is "" or "9" ? -1 : text[0] - '1').ToArray(), ["1", "2", "3", "4", "5"]);

    /// <summary>The size classes with 5 and 6 as one, as the weighting has them.</summary>
    public static Factor Size(ReferenceTable table) =>
        new("size", table.Numbers("size_class").Select(size => (int)Math.Min(size, 5) - 1).ToArray(), ["1", "2", "3", "4", "5"]);

    /// <summary>Seven counties to a region.</summary>
    public static Factor Region(ReferenceTable table) =>
        new("region", table.Numbers("county").Select(county => ((int)county - 1) / 7).ToArray(), ["1", "2", "3"]);

    private static Predictor One(ReferenceTable table, string term) =>
        term switch
        {
            "size*" => Predictor.Of(Size(table)),
            "region*" => Predictor.Of(Region(table)),
            "log(population)" => Predictor.Number(
                term,
                new Observations(table.Numbers("population").Select(count => Math.Log(count)).ToArray())
            ),
            [.. var column, '*'] => Predictor.Of(Factor.OfTexts(column, table.Texts(column))),
            _ => Predictor.Number(term, table.Column(term)),
        };
}
