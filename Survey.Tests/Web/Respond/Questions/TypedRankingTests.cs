using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Tests.Web.Respond.Questions;

public sealed class TypedRankingTests
{
    [TestCase("2", "", "1", "c a")]
    [TestCase("7", "3", "", "b a")]
    [TestCase("", "", "", "")]
    [TestCase("1", "1", "", "a:1 b:1")]
    [TestCase("first", "2", "", "a:first b:2")]
    public void Join_PlacesAsTyped_IsTheOrderOrWhatIsToBeMended(string a, string b, string c, string expected) =>
        Assert.That(RankingInput.Join([("a", a), ("b", b), ("c", c)]), Is.EqualTo(expected));

    [TestCase("c a", "2", "", "1")]
    [TestCase("a:1 b:1", "1", "1", "")]
    public void PlaceOf_EachChoice_IsWhatWasTyped(string text, string a, string b, string c) =>
        Assert.That(new[] { "a", "b", "c" }.Select(name => RankingInput.RankOf(text, name)), Is.EqualTo(new[] { a, b, c }));

    [Test]
    public void Shuffled_WithASeed_IsThatOrderEachTimeAndKeepsLastWhatStandsApart()
    {
        var list = Create.List(
            "l",
            [.. Enumerable.Range(1, 20).Select(number => Create.Choice($"c{number}")), Create.Choice("none", exclusive: true)]
        );

        var order = ChoiceShuffler.Shuffle(list.Choices, "seed").Select(choice => choice.Name).ToList();

        Assert.That(order, Is.EqualTo(ChoiceShuffler.Shuffle(list.Choices.Reverse(), "seed").Select(choice => choice.Name)));
        Assert.That(order, Is.Not.EqualTo(ChoiceShuffler.Shuffle(list.Choices, "other").Select(choice => choice.Name)));
        Assert.That(order, Is.EquivalentTo(list.Choices.Select(choice => choice.Name)));
        Assert.That(order[^1], Is.EqualTo("none"));
    }
}
