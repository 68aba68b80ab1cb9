using NUnit.Framework;
using Survey.Analysis.Estimation.Ranks;

namespace Survey.Tests.Analysis.Estimation.Ranks;

public sealed class CompactLetterDisplayTests
{
    [Test]
    public void Letters_OfAPublishedMatrix_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_cld_letters");
        double[][] adjusted =
        [
            [1, 0.4, 0.03, 0.001, 0.0001],
            [0.4, 1, 0.2, 0.04, 0.002],
            [0.03, 0.2, 1, 0.6, 0.03],
            [0.001, 0.04, 0.6, 1, 0.3],
            [0.0001, 0.002, 0.03, 0.3, 1],
        ];

        var letters = CompactLetterDisplay.Of([0, 1, 2, 3, 4], (first, second) => adjusted[first][second] < 0.05);

        Assert.That(
            letters,
            Is.EqualTo(Enumerable.Range(1, 5).Select(number => reference.At(FormattableString.Invariant($"m{number}")).GetString()))
        );
    }

    [Test]
    public void Letters_OfAnyPattern_AreSharedByThosePairsThatAreNotApart([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var count = 2 + (seed % 9);
        var apart = Enumerable.Range(0, count * count).Select(_ => random.NextDouble() < 0.4).ToArray();
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);

        var letters = CompactLetterDisplay.Of(order, AreApart);

        Assert.That(
            from first in order
            from second in order
            select letters[first].Intersect(letters[second]).Any(),
            Is.EqualTo(from first in order from second in order select !AreApart(first, second))
        );
        Assert.That(letters[order[0]], Does.StartWith("a"));

        bool AreApart(int first, int second) => first != second && apart[(Math.Min(first, second) * count) + Math.Max(first, second)];
    }

    [Test]
    public void Letters_OfMoreThanTheAlphabet_GoOnInCapitalsAndNumbers()
    {
        var letters = CompactLetterDisplay.Of([.. Enumerable.Range(0, 54)], (first, second) => first != second);

        Assert.That((letters[25], letters[26], letters[51], letters[52]), Is.EqualTo(("z", "A", "Z", "(53)")));
    }

    [Test]
    public void Letters_WhereNothingIsApart_AreOneForAll() =>
        Assert.That(CompactLetterDisplay.Of([2, 0, 1], (_, _) => false), Is.All.EqualTo("a"));

    [Test]
    public void Letters_OfAnOrderWithARepeat_AreRefused() =>
        Assert.That(() => CompactLetterDisplay.Of([0, 0], (_, _) => false), Throws.ArgumentException.With.Message.Contains("2 positions"));
}
