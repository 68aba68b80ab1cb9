using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;

namespace Survey.Tests.Analysis.Estimation.Comparisons;

public sealed class PValueAdjustmentTests
{
    [Test]
    public void Adjusted_OfReferencePValues_AreThePublishedOnes(
        [Values("a", "ties", "unsorted", "with_na", "single")] string block,
        [Values("holm", "hochberg", "hommel", "bonferroni", "BH", "BY")] string word
    )
    {
        var reference = ReferenceCase.Load("plain_p_adjust");

        var adjusted = PValueAdjustment.Of(OrNull(reference.At(block + ".p")), Method(word));

        var expected = OrNull(reference.At($"{block}.{word}"));
        Assert.That(adjusted.Select(p => p is null), Is.EqualTo(expected.Select(p => p is null)));
        reference.AssertMatches([.. expected.OfType<double>()], [.. adjusted.OfType<double>()], word);
    }

    [Test]
    public void Adjusted_OfWhatIsNoPValue_IsRefused() =>
        Assert.That(() => PValueAdjustment.Of([0.5, double.NaN]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Adjusted_OfNothing_IsNothing([Values] AdjustmentMethod method) =>
        Assert.That(PValueAdjustment.Of(Array.Empty<double>(), method), Is.Empty);

    private static AdjustmentMethod Method(string word) =>
        word switch
        {
            "BH" => AdjustmentMethod.BenjaminiHochberg,
            "BY" => AdjustmentMethod.BenjaminiYekutieli,
            _ => Enum.Parse<AdjustmentMethod>(word, ignoreCase: true),
        };

    private static double?[] OrNull(JsonElement numbers) =>
        [.. numbers.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? (double?)null : number.GetDouble())];
}
