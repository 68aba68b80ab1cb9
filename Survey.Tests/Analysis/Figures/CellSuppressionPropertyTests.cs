using NUnit.Framework;

namespace Survey.Tests.Analysis.Figures;

public sealed class CellSuppressionPropertyTests
{
    [TestCaseSource(nameof(Seeds))]
    public void FiguresJson_OfRandomStudies_GivesNoWithheldNumberAway(int seed)
    {
        var random = new Random(seed);
        var secrets = 0;
        for (var study = 0; study < 12; study++)
        {
            var (units, figures) = (RandomStudy.Units(random), RandomStudy.Figures(random));
            var (below, alike) = (random.Next(2, 5), random.Next(3) == 0 ? random.Next(4, 8) : 0);
            var json = RandomStudy.Publish(figures, units, $"{below}", $"{alike}");

            var reader = new DisclosureAttacker(units, json, RandomStudy.Definitions(figures), below, alike);

            Assert.That(reader.FindDisclosed(), Is.Empty, $"study {study}, below {below}, alike {alike}:\n{figures}");
            secrets += reader.SuppressedCount;
        }

        Assert.That(secrets, Is.GreaterThan(25), "the studies put the rules to the test");
    }

    private static IEnumerable<int> Seeds() => Enumerable.Range(1, 12);
}
