using NUnit.Framework;
using Survey.Data.Texts;

namespace Survey.Tests.Data.Texts;

/// <summary>Names of months and weekdays in the languages that studies may be in.</summary>
public sealed class StudyTextsTests
{
    // The names of CLDR; programs that read it end some of them with a point.
    [TestCase("sv", "maj", "mån")]
    [TestCase("en", "May", "Mon")]
    [TestCase("fi", "touko", "ma")]
    [TestCase("de", "Mai", "Mo")]
    [TestCase("ar", "مايو", "الاثنين")]
    [TestCase("ar-SA", "مايو", "الاثنين")]
    [TestCase("not a language", "May", "Mon")]
    public void Names_OfMonthsAndWeekdays_AreThoseOfTheLanguageInTheGregorianCalendar(string language, string may, string monday)
    {
        var (months, weekdays) = (StudyTexts.MonthsIn(language).Split(' '), StudyTexts.WeekdaysIn(language).Split(' '));

        Assert.Multiple(() =>
        {
            Assert.That(months, Has.Length.EqualTo(12));
            Assert.That(weekdays, Has.Length.EqualTo(7));
            Assert.That(months[4], Does.StartWith(may));
            Assert.That(weekdays[1], Does.StartWith(monday));
        });
    }

    [TestCase("th")]
    [TestCase("fa")]
    [TestCase("vi")]
    [TestCase("he")]
    [TestCase("se")]
    [TestCase("so")]
    [TestCase("zh")]
    public void Names_OfAnyLanguage_AreTwelveAndSeven(string language) =>
        Assert.That(
            (StudyTexts.MonthsIn(language).Split(' ').Distinct().Count(), StudyTexts.WeekdaysIn(language).Split(' ').Distinct().Count()),
            Is.EqualTo((12, 7))
        );
}
