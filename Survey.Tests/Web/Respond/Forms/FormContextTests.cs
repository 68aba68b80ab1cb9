using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Tests.Web.Respond.Forms;

public sealed class FormContextTests
{
    private static readonly ChoiceList Roles = Create.List(
        "roles",
        Create.Choice("chief") with
        {
            Label = LocalizedText.Create(("en", "Head"), ("sv", "Chef")),
        }
    );

    private static AnswerFormatter Words { get; } =
        new(
            new StringLocalizer<RespondResources>(
                new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)
            )
        );

    [TestCase("sv", "Chef")]
    [TestCase("en", "Head")]
    public void PathOf_AComputedNameOfAChoice_IsInTheLanguageOfThePage(string language, string expected)
    {
        SiteLanguages.Show(new DefaultHttpContext(), SiteLanguages.All, language);

        Assert.That(Computed("jr:choice-name(${role}, '${role}')"), Is.EqualTo(expected));
    }

    [TestCase("now()", "2012-05-01T16:45")]
    [TestCase("today()", "2012-05-01")]
    [TestCase("decimal-time(format-date-time(now(), '%H:%M'))", "0.6979166666666666")]
    public void PathOf_AComputedTime_IsThatOfTheStudy(string calculation, string expected) =>
        Assert.That(Computed(calculation), Is.EqualTo(expected));

    [TestCase("Om ${years} år", "Om 3 år")]
    [TestCase("Om ${ years } år", "Om 3 år")]
    [TestCase("Förut ${last-saved#years}", "Förut 2")]
    [TestCase("${source}: ${source_other}", "annat: kartor: kartor")]
    public void Fill_AText_ShowsWhatWasAnswered(string text, string shown)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv");
        var sources = Create.List("sources", Create.Choice("other") with { Label = LocalizedText.Create(("sv", "annat")) });
        var form = FormOf(
            Create.Questionnaire(
                Create.Question("years", QuestionType.WholeNumber),
                Create.Single("source", sources) with
                {
                    HasOther = true,
                }
            )
        ) with
        {
            PreviousAnswers = Create.Sheet(("years", "2")),
        };
        var route = form.PagesFor(Create.Sheet(("years", "3"), ("source", "other"), ("source_other", "kartor"))).Routing;

        Assert.That(Words.Fill(LocalizedText.Create(("sv", text)), form, route), Is.EqualTo(shown));
    }

    [Test]
    public void FillMarked_AnAnswerWithSigns_IsShownAsItWasTyped()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv");
        var form = FormOf(Create.Questionnaire(Create.Question("who")));
        var label = Create.Text("Om ${who}") with { MarkdownByLanguage = Create.Text("Om **${who}**").ByLanguage };
        using var writer = new StringWriter();

        Words.FillHtml(label, form, form.PagesFor(Create.Sheet(("who", "*A* & <b>"))).Routing).WriteTo(writer, HtmlEncoder.Default);

        Assert.That(writer.ToString(), Does.Contain("Om <strong>").And.Not.Contain("<em>"));
        Assert.That(WebUtility.HtmlDecode(Regex.Replace(writer.ToString(), "</?strong>", "")), Is.EqualTo("Om *A* & <b>"));
    }

    [Test]
    public void PathOf_AnEdit_ReadsWhatWasHandedInTheRoundBefore()
    {
        var years = Create.Question("years", QuestionType.WholeNumber) with { Constraint = Create.Parse(". >= ${last-saved#years}") };
        var form = FormOf(Create.Questionnaire(years)) with { PreviousAnswers = Create.Sheet(("years", "5")) };

        Assert.That(
            new[] { "4", "5" }.Select(answer => form.PagesFor(Create.Sheet(("years", answer))).Routing.HoldsFor(years.Constraint!, years)),
            Is.EqualTo(new[] { false, true })
        );
    }

    [TestCase("", false)]
    [TestCase("5", true)]
    public void PathOf_ALock_ReadsWhatWasHandedInTheRoundBefore(string previous, bool isLocked)
    {
        var years = Create.Question("years", QuestionType.WholeNumber) with { ReadOnly = Create.Parse("${last-saved#years} != ''") };
        var form = FormOf(Create.Questionnaire(years)) with { PreviousAnswers = Create.Sheet(("years", previous)) };

        Assert.That(form.PagesFor(Create.Sheet(("years", "4"))).Routing.IsReadOnly(years), Is.EqualTo(isLocked));
    }

    private static string Computed(string calculation)
    {
        var value = Create.Question("value", QuestionType.Calculation) with { Calculation = Create.Parse(calculation) };
        var form = FormOf(Create.Questionnaire(Create.Section("one", Create.Single("role", Roles), value)));
        return form.PagesFor(Create.Sheet(("role", "chief"))).Routing.TextOf(value);
    }

    private static FormContext FormOf(Questionnaire questionnaire) =>
        new()
        {
            Respondent = new Respondent(
                new Invitation
                {
                    Id = Guid.Empty,
                    RoundId = Guid.Empty,
                    Holder = "",
                    UnitIds = ["K1"],
                },
                null
            ),
            Round = new Round
            {
                Id = Guid.Empty,
                Name = "round",
                StudyName = "study",
                StudyHash = "00",
                OpensAt = DateTimeOffset.MinValue,
                ClosesAt = DateTimeOffset.MaxValue,
            },
            Study = Create.Study(questionnaire),
            Unit = Create.Unit("K1"),
            Response = Response.NotStarted(Guid.Empty, "K1"),
            Now = new DateTimeOffset(2012, 5, 1, 14, 45, 0, TimeSpan.Zero),
            LocalNow = new DateTime(2012, 5, 1, 16, 45, 0, DateTimeKind.Unspecified),
        };
}
