using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Rounds;

namespace Survey.Tests.Data.Rounds;

/// <summary>The later one of the round's closing time and the unit's own holds.</summary>
public sealed class UnitClosingsTests
{
    private static readonly DateTimeOffset End = new(2032, 4, 30, 22, 0, 0, TimeSpan.Zero);

    [TestCase("own", 5, 5)]
    [TestCase("own", -5, 0)]
    [TestCase("other", 5, 0)]
    public void ClosingOf_AUnit_IsTheLaterOne(string unit, int ownDays, int expectedDays)
    {
        var closings = new UnitClosings(
            ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal).Add("own", End.AddDays(ownDays))
        );

        Assert.That(closings.ClosingOf(unit, End), Is.EqualTo(End.AddDays(expectedDays)));
    }

    [Test]
    public void RoundFor_SeveralUnits_ClosesWithTheLast()
    {
        var round = new Round
        {
            Id = Guid.Empty,
            Name = "r",
            StudyName = "s",
            StudyHash = "h",
            OpensAt = End.AddDays(-30),
            ClosesAt = End,
        };
        var closings = new UnitClosings(
            ImmutableDictionary
                .Create<string, DateTimeOffset>(StringComparer.Ordinal)
                .Add("a", End.AddDays(2))
                .Add("b", End.AddDays(9))
        );

        Assert.Multiple(() =>
        {
            Assert.That(closings.RoundFor(["a", "b", "c"], round).ClosesAt, Is.EqualTo(End.AddDays(9)));
            Assert.That(closings.RoundFor(["c"], round).ClosesAt, Is.EqualTo(End));
            Assert.That(closings.IsOpenForAny(round, End.AddDays(8)), Is.True);
            Assert.That(closings.IsOpenForAny(round, End.AddDays(9)), Is.False);
        });
    }
}
