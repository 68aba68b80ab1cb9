using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Tests.Analysis.Estimation.Agreement;

public sealed class PairCountsTests
{
    [Test]
    public void Account_OfSixPairs_CountsEveryOneOnce()
    {
        var account = Account([true, false, true, null, null, null], [true, true, null, true, false, null]);

        Assert.That(
            account,
            Is.EqualTo(
                new PairCounts
                {
                    Known = new PairTable(1, 0, 1, 0),
                    FirstYesSecondUnknown = 1,
                    FirstNoSecondUnknown = 0,
                    SecondYesFirstUnknown = 1,
                    SecondNoFirstUnknown = 1,
                    NeitherKnown = 1,
                }
            )
        );
        Assert.That((account.Count, account.HalfKnown), Is.EqualTo((6, 3)));
    }

    // Every way in which the missing answers could turn out, tried one by one.
    [Test]
    public void Bounds_AreTheExtremesOfAllPossibleAnswers()
    {
        bool?[] first = [true, false, true, false, null, null, null],
            second = [false, false, null, null, true, false, null];
        var account = Account(first, second);
        var (lowest, highest, leastAgreed, mostAgreed) = (2.0, -2.0, 2.0, -1.0);
        for (var filling = 0; filling < 1 << 7; filling++)
        {
            var bits = filling;
            var pairs = first.Zip(second, (one, other) => (One: Fill(one), Other: Fill(other))).ToList();
            var difference = pairs.Average(pair => Convert.ToDouble(pair.One) - Convert.ToDouble(pair.Other));
            var agreement = pairs.Average(pair => pair.One == pair.Other ? 1.0 : 0);
            (lowest, highest) = (Math.Min(lowest, difference), Math.Max(highest, difference));
            (leastAgreed, mostAgreed) = (Math.Min(leastAgreed, agreement), Math.Max(mostAgreed, agreement));

            bool Fill(bool? answer)
            {
                if (answer is { } known)
                {
                    return known;
                }

                var filled = bits % 2 == 1;
                bits /= 2;
                return filled;
            }
        }

        Assert.That((account.DifferenceBounds.Lower, account.DifferenceBounds.Upper), Is.EqualTo((lowest, highest)).Within(1e-12));
        Assert.That((account.AgreementBounds.Lower, account.AgreementBounds.Upper), Is.EqualTo((leastAgreed, mostAgreed)).Within(1e-12));
    }

    [Test]
    public void Bounds_WithoutAMissingAnswer_AreTheValue()
    {
        var account = Account([true, true, false], [true, false, false]);

        Assert.That(account.AgreementBounds, Is.EqualTo(new Bounds(2 / 3.0, 2 / 3.0)));
        Assert.That(account.DifferenceBounds, Is.EqualTo(new Bounds(1 / 3.0, 1 / 3.0)));
    }

    [Test]
    public void Bounds_WithoutAPair_AreRefused() =>
        Assert.That(() => Account([], []).AgreementBounds, Throws.InvalidOperationException.With.Message.Contains("no pairs"));

    private static PairCounts Account(bool?[] first, bool?[] second) =>
        PairCounts.Of(
            [.. first.Select(answer => answer == true)],
            [.. first.Select(answer => answer is not null)],
            [.. second.Select(answer => answer == true)],
            [.. second.Select(answer => answer is not null)]
        );
}
