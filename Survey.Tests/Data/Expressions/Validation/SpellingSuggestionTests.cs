using NUnit.Framework;
using Survey.Data.Expressions.Validation;

namespace Survey.Tests.Data.Expressions.Validation;

public sealed class SpellingSuggestionTests
{
    [TestCase("relevnt", " Did you mean 'relevant'?")]
    [TestCase("RELEVANT", " Did you mean 'relevant'?")]
    [TestCase("labl", " Did you mean 'label'?")]
    [TestCase("question", "")]
    [TestCase("", "")]
    public void Suggest_ASlipOfThePen_IsTheNearestName(string written, string sentence) =>
        Assert.That(SpellingSuggestion.Suggest(written, ["label", "relevant", "required"]).ToString(), Is.EqualTo(sentence));

    /// <summary>The distance by its definition, over all ways to change the words from their ends.</summary>
    [Test]
    public void Suggest_RandomWords_FindsWhatIsNearByDefinition([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < 200; number++)
        {
            var (left, right) = (Word(random), Word(random));

            Assert.That(
                !SpellingSuggestion.Suggest(left, [right]).IsEmpty,
                Is.EqualTo(Distance(left, right) <= Math.Max(1, left.Length / 3)),
                $"'{left}' '{right}'"
            );
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => "ab_"[random.Next(3)]));

    private static int Distance(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length + right.Length;
        }

        return Math.Min(
            Distance(left[1..], right[1..]) + (left[0] == right[0] ? 0 : 1),
            1 + Math.Min(Distance(left[1..], right), Distance(left, right[1..]))
        );
    }
}
