using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>Dates in three fields: months by name, and messages that name the part that is wrong.</summary>
public sealed class DateInputTests
{
    [TestCase("5", "2012-05-31")]
    [TestCase("maj", "2012-05-31")]
    [TestCase("May", "2012-05-31")]
    [TestCase("OKT.", "2012-10-31")]
    [TestCase("oct", "2012-10-31")]
    [TestCase("sept", "2012-09-31")]
    [TestCase("september", "2012-09-31")]
    [TestCase("januari", "2012-01-31")]
    [TestCase("January", "2012-01-31")]
    [TestCase("mars", "2012-03-31")]
    [TestCase("augusti", "2012-08-31")]
    [TestCase("ju", "2012-ju-31", Description = "June or July")]
    [TestCase("maja", "2012-maja-31")]
    [TestCase("", "2012--31")]
    public void Join_MonthByName_IsItsNumber(string month, string joined) =>
        Assert.That(DateInput.Join("2012", month, "31"), Is.EqualTo(joined));

    [TestCase("", "5", "31", "Ange år", "q-valid_until-year")]
    [TestCase("2012", "", "31", "Ange månad", "q-valid_until-month")]
    [TestCase("2012", "5", "", "Ange dag", "q-valid_until-day")]
    [TestCase("2012", "", "", "Ange månad och dag", "q-valid_until-month")]
    [TestCase("12", "5", "31", "Ange året med fyra siffror", "q-valid_until-year")]
    [TestCase("2012", "13", "31", "Ange månaden som ett tal från 1 till 12", "q-valid_until-month")]
    [TestCase("2012", "xyz", "1", "Ange månaden som ett tal från 1 till 12", "q-valid_until-month")]
    [TestCase("2012", "5", "32", "Ange dagen som ett tal från 1 till 31", "q-valid_until-day")]
    [TestCase("2012", "april", "31", "Ange en dag från 1 till 30: april 2012 har inte fler", "q-valid_until-day")]
    [TestCase("2011", "feb", "29", "Ange en dag från 1 till 28: februari 2011 har inte fler", "q-valid_until-day")]
    public async Task WrongDate_NamesThePart_AndLeadsToIt(string year, string month, string day, string message, string field)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(
            "/form/K1/details",
            ("council", "no"),
            ("valid_until.year", year),
            ("valid_until.month", month),
            ("valid_until.day", day)
        );

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Title, Does.StartWith("Fel: "));
            Assert.That(visitor.ContainsText($"<a href=\"#{field}\">"));
            Assert.That(visitor.Text, Does.Contain(message));
            Assert.That(visitor.Html, Does.Match($"id=\"{field}\"[^>]*aria-invalid=\"true\""));
        });
    }

    [Test]
    public async Task MonthByName_IsStoredAsADate_AndConditionsOfPartialDatesStillHold()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(
            "/form/K1/details",
            ("council", "no"),
            ("signed.year", "2010"),
            ("signed.month", "december"),
            ("valid_until.year", "2012"),
            ("valid_until.month", "Maj"),
            ("valid_until.day", "3")
        );

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/intro"));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("december 2010").And.Contain("3 maj 2012"));
    }
}
