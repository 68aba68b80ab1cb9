using NUnit.Framework;
using Survey.Analysis.Datasets;

namespace Survey.Tests.Analysis.Datasets;

public sealed class RowSetTests
{
    // Lengths on both sides of a word and of the widest vector register.
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(580)]
    [TestCase(1024)]
    public void Operations_OnAnyLength_AreThoseOfTruths(int length)
    {
        var random = new Random(length);
        var (a, b) = (Draw(random, length), Draw(random, length));
        var (first, second) = (RowSet.Where(length, row => a[row]), RowSet.Where(length, row => b[row]));

        Assert.Multiple(() =>
        {
            Assert.That(Truths(first.And(second)), Is.EqualTo(a.Zip(b, (x, y) => x && y)));
            Assert.That(Truths(first.Or(second)), Is.EqualTo(a.Zip(b, (x, y) => x || y)));
            Assert.That(Truths(first.AndNot(second)), Is.EqualTo(a.Zip(b, (x, y) => x && !y)));
            Assert.That(Truths(first.Not()), Is.EqualTo(a.Select(x => !x)));
            Assert.That(first.Count, Is.EqualTo(a.Count(x => x)));
            Assert.That(first.CountIntersection(second), Is.EqualTo(a.Zip(b).Count(pair => pair.First && pair.Second)));
            Assert.That(first.Rows(), Is.EqualTo(Enumerable.Range(0, length).Where(row => a[row])));
            Assert.That(first.Any, Is.EqualTo(a.Contains(true)));
            Assert.That(first.Not().Not(), Is.EqualTo(first));
            Assert.That(RowSet.All(length).Count, Is.EqualTo(length));
        });
    }

    [Test]
    public void Gather_ANegativePosition_IsNoRow()
    {
        var bits = RowSet.Where(3, row => row != 1);

        Assert.That(Truths(bits.Gather(new[] { 2, -1, 1, 0 })), Is.EqualTo(new[] { true, false, false, true }));
    }

    [Test]
    public void And_OfDifferentLengths_IsRefused()
    {
        Assert.That(() => RowSet.All(3).And(RowSet.All(4)), Throws.ArgumentException);
    }

    private static bool[] Draw(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => random.Next(3) == 0)];

    private static IEnumerable<bool> Truths(RowSet bits) => Enumerable.Range(0, bits.Length).Select(row => bits[row]);
}
