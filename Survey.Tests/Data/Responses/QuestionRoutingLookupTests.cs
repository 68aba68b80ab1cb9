using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

/// <summary>What an expression looks up in lists and rows, read from a workbook and evaluated on the way through the form.</summary>
public sealed class QuestionRoutingLookupTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label::Svenska (sv) | label::English (en) | relevant | calculation | choice_filter |
        | | select_one county | county | Län | County | | | |
        | | select_one town | town | Ort | Town | | | county = ${county} |
        | | begin_repeat | site | Plats | Site | | | |
        | | text | site_name | Namn | Name | | | |
        | | select_one county | site_county | Län | County | | | |
        | | integer | staff | Antal | Number | ${site_name} != '' | | |
        | | end_repeat | | | | | | |
        | | calculate | value | | | | VALUE | |
        | choices |
        | | list_name | name | label::Svenska (sv) | label::English (en) | county | people |
        | | county | ac | Västerbotten | The west | | 270 |
        | | county | bd | Norrbotten | The north | | 250 |
        | | town | umea | Umeå | Ume | ac | 90 |
        | | town | boden | Boden | Bod | bd | 16 |
        | | town | kiruna | Kiruna | Kir | bd | 17 |
        """;

    [TestCase("instance('town')/root/item[name = ${town}]/people", "17")]
    [TestCase("instance('county')/root/item[name = instance('town')/root/item[name = ${town}]/county]/label", "Norrbotten")]
    [TestCase("count(instance('town')/root/item[county = ${county}])", "2")]
    [TestCase("sum(instance('town')/root/item[county = ${county} and people > 16]/people)", "17")]
    [TestCase("instance('town')/root/item[3]/name", "kiruna")]
    [TestCase("instance('town')/root/item[name = 'nowhere']/people", "")]
    [TestCase("pulldata('county', 'people', 'name', ${county})", "250")]
    [TestCase("indexed-repeat(${site_name}, ${site}, 2)", "Syd")]
    [TestCase("indexed-repeat(${staff}, ${site}, 1)", "4")]
    [TestCase("indexed-repeat(${staff}, ${site}, 3)", "", Description = "The third row asks no number.")]
    [TestCase("indexed-repeat(${site_name}, ${site}, 9)", "")]
    [TestCase("sum(${site}[site_county = 'bd']/staff)", "11")]
    [TestCase("${site}[site_name = 'Syd']/staff", "7")]
    [TestCase("count(${site}[site_county = ${county}])", "2")]
    [TestCase("position(${site}[site_name = 'Syd'])", "2")]
    [TestCase("jr:choice-name(${town}, '${town}')", "Kiruna")]
    [TestCase("jr:choice-name(${county}, '${county}')", "Norrbotten")]
    [TestCase("join(', ', ${site_name})", "Nord, Syd")]
    public void TextOf_ALookup_IsWhatTheListsAndTheRowsOnTheRouteSay(string calculation, string expected) =>
        Assert.That(ValueOf(calculation), Is.EqualTo(expected));

    [TestCase("instance('county')/root/item[name = ${county}]/label", "The north")]
    [TestCase("jr:choice-name(${county}, '${county}')", "The north")]
    [TestCase("pulldata('county', 'label', 'name', ${county})", "The north")]
    [TestCase("join(', ', instance('town')/root/item[county = ${county}]/label)", "Bod, Kir")]
    public void TextOf_ALabelThatIsLookedUp_IsInTheLanguageOfTheRoute(string calculation, string expected) =>
        Assert.That(ValueOf(calculation, "en"), Is.EqualTo(expected));

    [Test]
    public void IsAsked_BehindALookup_FollowsTheAnswerThatIsLookedUp()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read(
                Workbook.Replace(
                    "VALUE |",
                    "1 |\n| | text | big | Stort? | Big? | instance('town')/root/item[name = ${town}]/people > 50 | |",
                    StringComparison.Ordinal
                )
            )
        );
        var big = study.Questionnaire.FindQuestion("big") ?? throw new AssertionException("There is no question 'big'.");

        Assert.That(
            new[] { "umea", "boden", "" }.Select(town => RouteOf(study, ("town", town)).IsAsked(big)),
            Is.EqualTo(new[] { true, false, false })
        );
    }

    private static string ValueOf(string calculation, string language = "sv")
    {
        var study = StudyMarkdown.Study(StudyMarkdown.Read(Workbook.Replace("VALUE", calculation, StringComparison.Ordinal)));
        var value = study.Questionnaire.FindQuestion("value") ?? throw new AssertionException("There is no question 'value'.");
        (string, string)[] answers =
        [
            ("county", "bd"),
            ("town", "kiruna"),
            ("site_name#1", "Nord"),
            ("site_county#1", "bd"),
            ("staff#1", "4"),
            ("site_name#2", "Syd"),
            ("site_county#2", "bd"),
            ("staff#2", "7"),
            ("staff#3", "99"),
            ("site_county#3", "ac"),
        ];
        return RouteOf(study, answers, language).TextOf(value);
    }

    private static QuestionRouting RouteOf(Study study, params (string, string)[] answers) => RouteOf(study, answers, "sv");

    private static QuestionRouting RouteOf(Study study, (string, string)[] answers, string language) =>
        new(study.Questionnaire, Create.Unit("K1"), Create.Sheet(answers), new DateOnly(2012, 5, 1)) { Language = language };
}
