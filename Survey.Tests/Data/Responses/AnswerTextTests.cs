using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class AnswerTextTests
{
    [TestCase("12", "12")]
    [TestCase("+12", "12")]
    [TestCase("\u22125", "-5")]
    [TestCase("1 234", "1234")]
    [TestCase("1\u00A0234", "1234")]
    [TestCase("1\u2009234", "1234")]
    [TestCase("1.000", "1000")]
    [TestCase("-12.500", "-12500")]
    [TestCase("1.234.567", "1234567")]
    [TestCase("1.234,0", "1234")]
    [TestCase("12.0", "12")]
    [TestCase("12.50", "12.50")]
    [TestCase("12,125", "12,125", Description = "Stored as 12.125 it would read back as thousands.")]
    [TestCase("0.125", "0.125")]
    [TestCase("1234.567", "1234.567")]
    [TestCase("1.23.456", "1.23.456")]
    public void Normalize_AWholeNumber_MayHaveItsThousandsGrouped(string typed, string expected)
    {
        Assert.That(AnswerText.Normalize(Create.Question("years", QuestionType.WholeNumber), typed), Is.EqualTo(expected));
    }

    [TestCase("1.500", "1.5")]
    [TestCase("1,5", "1.5")]
    [TestCase("1.234,5", "1234.5")]
    [TestCase("1.234.567", "1234567")]
    [TestCase("1 234,5", "1234.5")]
    public void Normalize_ANumber_TakesASinglePointForADecimalOne(string typed, string expected)
    {
        Assert.That(AnswerText.Normalize(Create.Question("share", QuestionType.Number), typed), Is.EqualTo(expected));
    }
}
