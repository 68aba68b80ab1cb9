using NUnit.Framework;
using Survey.Data.Texts;

namespace Survey.Tests.Data.Texts;

/// <summary>A message about a fault is one sentence in every language.</summary>
public sealed class ProblemMessageTests
{
    [Test]
    public void ToString_OfAnInterpolatedString_IsThatString()
    {
        var name = "q{1}";

        ProblemMessage message = $"'{name}' has {0.5} and ${{name}}, {(ProblemMessage)$"in {2} rows"}.";

        Assert.That(message.ToString(), Is.EqualTo("'q{1}' has 0.5 and ${name}, in 2 rows."));
    }

    [Test]
    public void Equals_MessagesOfTheSameText_AreEqual()
    {
        ProblemMessage first = $"There is no type '{"a"}'.";

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo((ProblemMessage)$"There is no type 'a'."));
            Assert.That(first.GetHashCode(), Is.EqualTo(((ProblemMessage)$"There is no type 'a'.").GetHashCode()));
            Assert.That(first, Is.Not.EqualTo((ProblemMessage)$"There is no type '{"b"}'."));
        });
    }

    [TestCase("en")]
    [TestCase("ar")]
    [TestCase("no such language")]
    public void In_ALanguageWithoutTranslations_IsEnglish(string language)
    {
        ProblemMessage message = $"The figure has no value. Write the name of what is counted.";

        Assert.That(message.In(language), Is.EqualTo(message.ToString()));
    }
}
