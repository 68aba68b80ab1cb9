using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class AnswerTextTests
{
    [TestCase("8.30", "08:30")]
    [TestCase("8:30", "08:30")]
    [TestCase("0830", "08:30")]
    [TestCase("23:59:30", "23:59")]
    [TestCase("24:00", "24:00")]
    [TestCase("8:60", "8:60")]
    [TestCase("8", "8")]
    [TestCase("halv nio", "halv nio")]
    public void Normalize_ATime_MayBeWrittenAsPeopleDo(string typed, string expected) =>
        Assert.That(AnswerText.Normalize(Create.Question("at", QuestionType.Time), typed), Is.EqualTo(expected));

    [TestCase("2012-05-01 8.30", "2012-05-01T08:30")]
    [TestCase("2012-05-01T08:30", "2012-05-01T08:30")]
    [TestCase("2012-05-01", "2012-05-01")]
    public void Normalize_ADateWithItsTime_IsCanonicalWhereBothAreThere(string typed, string expected) =>
        Assert.That(AnswerText.Normalize(Create.Question("at", QuestionType.DateTime), typed), Is.EqualTo(expected));

    [TestCase(QuestionType.Time, "08:30", true)]
    [TestCase(QuestionType.Time, "8 o'clock", false)]
    [TestCase(QuestionType.DateTime, "2012-05-01T08:30", true)]
    [TestCase(QuestionType.DateTime, "2012-05-01", false)]
    [TestCase(QuestionType.DateTime, "2012-05T08:30", false)]
    [TestCase(QuestionType.Ranking, "no yes", true)]
    [TestCase(QuestionType.Ranking, "no", true)]
    [TestCase(QuestionType.Ranking, "no no", false)]
    [TestCase(QuestionType.Ranking, "no:1 yes:1", false)]
    [TestCase(QuestionType.Ranking, "no maybe", false)]
    public void Read_ATimeOrARanking_IsWordsOrCannotBeRead(QuestionType type, string text, bool isReadable)
    {
        var answer = AnswerText.Parse(Create.Question("q", type) with { List = Create.YesNo }, text);

        Assert.That(answer, Is.EqualTo(isReadable ? new Answer.Text(text) : (Answer)new Answer.Unreadable(text)));
    }
}
