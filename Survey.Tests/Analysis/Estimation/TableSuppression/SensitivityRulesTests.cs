using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.TableSuppression;

namespace Survey.Tests.Analysis.Estimation.TableSuppression;

/// <summary>Which cells say too much by themselves, against the reference file and by hand.</summary>
public sealed class SensitivityRulesTests
{
    private static readonly ReferenceCase Reference = ReferenceCase.Load("disclosure_primary_rules");

    private static JsonElement.ArrayEnumerator Cells() => Reference.Values.EnumerateArray();

    [TestCaseSource(nameof(Cells))]
    public void Rules_OfAReferenceCell_SayWhatTheFileSays(JsonElement cell)
    {
        var contributions = ReferenceCase.Flatten(cell.GetProperty("values")).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(
                SensitivityRules.IsDominated(contributions, 1, 75),
                Is.EqualTo(cell.GetProperty("dominance_n1_k75").GetBoolean())
            );
            Assert.That(
                SensitivityRules.IsDominated(contributions, 2, 85),
                Is.EqualTo(cell.GetProperty("dominance_n2_k85").GetBoolean())
            );
            Assert.That(
                SensitivityRules.IsWithinPercent(contributions, 15),
                Is.EqualTo(cell.GetProperty("p_percent_15").GetBoolean())
            );
            Assert.That(
                SensitivityRules.IsWithinPercent(contributions, 10),
                Is.EqualTo(cell.GetProperty("p_percent_10").GetBoolean())
            );
        });
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(2, true)]
    [TestCase(3, false)]
    public void Threshold_OfThree_TakesOneAndTwo(int count, bool isSensitive) =>
        Assert.That(SensitivityRules.IsBelowThreshold(count, 3), Is.EqualTo(isSensitive));

    [Test]
    public void PriorPosterior_OfSharperPriorKnowledge_IsStricterThanThePercentRule()
    {
        // 100 − 60 − 25 = 15 is more than 15 % of 60 = 9, but half of it is not.
        double[] contributions = [60, 25, 10, 5];

        Assert.That(SensitivityRules.IsWithinPercent(contributions, 15), Is.False);
        Assert.That(SensitivityRules.IsWithinPriorPosterior(contributions, 15, 50), Is.True);
    }

    [TestCase(new double[] { 0, 7, 0 }, true)]
    [TestCase(new double[] { 7, 0 }, true)]
    [TestCase(new double[] { 6, 1 }, false)]
    [TestCase(new double[] { 0, 0 }, false)]
    public void AllAlike_IsOneAnswerOfAll(double[] counts, bool isAlike) =>
        Assert.That(SensitivityRules.IsHomogeneous(counts), Is.EqualTo(isAlike));

    [Test]
    public void Rules_OfNobody_AreNotBroken() =>
        Assert.That(
            (
                SensitivityRules.IsDominated([], 1, 75),
                SensitivityRules.IsWithinPercent([], 15),
                SensitivityRules.IsDominated([0, 0], 1, 75)
            ),
            Is.EqualTo((false, false, false))
        );

    [Test]
    public void Rules_OfANegativeContribution_NameIt() =>
        Assert.That(() => SensitivityRules.IsDominated([3, -1], 1, 75), Throws.ArgumentException.With.Message.Contains("-1"));
}
