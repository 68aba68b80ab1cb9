using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Studies;

/// <summary>A study from the upload to the round.</summary>
public sealed class StudyPagesTests
{
    private const string Uploads = "/manage/studies";
    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email,county\nA,Ale,municipality,Ale "
        + "kommun,1,a@example.org,x\nB,Bjuv,police,Polisen,1,b@example.org,x\n";

    private static ResearchSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await ResearchSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [Test]
    public async Task Upload_AWorkbookWithFaults_NamesThemByCell_AndMarksThemInACopy()
    {
        var visitor = await UploadAsync(
            "fel.md",
            Encoding.UTF8.GetBytes(
                """
                | survey |
                | | type | name | label |
                | | integer | a | How many? |
                | | text | a | Why? |
                | survey2 |
                | | x |
                """
            ),
            Frame
        );

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(visitor.Text, Does.Contain("survey!B3").And.Contain("Fel att rätta"));
        Assert.That(visitor.Html, Does.Not.Contain("/publish"));

        using var client = site.NewClient();
        using var book = new XLWorkbook(await client.GetStreamAsync($"{visitor.Path}/annotated.xlsx"));
        var cell = book.Worksheet("survey").Cell("B3");
        Assert.Multiple(() =>
        {
            Assert.That(cell.HasComment && cell.Comment.Text.Contains("'a'", StringComparison.Ordinal), Is.True);
            Assert.That(cell.Style.Fill.BackgroundColor.Color.ToArgb() & 0xFFFFFF, Is.EqualTo(0xF8C9C4));
            Assert.That(book.Worksheet("survey").Cell("A3").HasComment, Is.False);
        });
    }

    [Test]
    public async Task Upload_WhateverTheBytesAre_IsAnsweredByAPage()
    {
        var random = new Random(1);
        foreach (var length in new[] { 1, 100, 10_000 })
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            foreach (var content in new[] { bytes, [.. "PK\u0003\u0004"u8, .. bytes] })
            {
                var visitor = await UploadAsync("../../etc/<b>x</b>.xlsx", content, Encoding.Latin1.GetString(bytes));
                Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(visitor.Text, Does.Contain("Fel att rätta"));
                Assert.That(visitor.Html, Does.Not.Contain("<b>x</b>"));
            }
        }
    }

    [Test]
    public async Task Upload_TooLarge_IsRefused()
    {
        var visitor = await UploadAsync("stor.xlsx", new byte[13 * 1024 * 1024], Frame);

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Upload_WithTheFilesThatTheFormReads_MakesOneStudyOfThem()
    {
        var form = Encoding.UTF8.GetBytes("| survey |\n| | type | name | label |\n| | select_one_from_file towns.csv | town | Town? |\n");
        var alone = await UploadAsync("orter.md", form, Frame);
        await alone.GetAsync(Uploads);
        await alone.UploadAsync(
            Uploads,
            ("workbook", "orter.md", form),
            ("frame", "frame.csv", Encoding.UTF8.GetBytes(Frame)),
            ("files", "towns.csv", [0xE5, 0x0A])
        );
        var refused = alone.Text;
        await alone.UploadAsync(
            Uploads,
            ("workbook", "orter.md", form),
            ("frame", "frame.csv", Encoding.UTF8.GetBytes(Frame)),
            ("files", "towns.csv", "name,label\nale,Ale\n"u8.ToArray())
        );

        Assert.That(refused, Does.Contain("towns.csv: Filen är inte text i UTF-8"));
        Assert.That(alone.Text, Does.Contain("Inga fel"));
        Assert.That(alone.Html, Does.Contain("/publish"));
    }

    [Test]
    public async Task Upload_WithoutAFileThatTheFormReads_CannotBePublished()
    {
        var visitor = await UploadAsync(
            "orter.md",
            Encoding.UTF8.GetBytes("| survey |\n| | type | name | label |\n| | select_one_from_file towns.csv | town | Town? |\n"),
            Frame
        );

        Assert.That(visitor.Text, Does.Contain("survey!A2 Fel X023 Filen 'towns.csv'").And.Contain("Fel att rätta"));
        Assert.That(visitor.Html, Does.Not.Contain("/publish"));
    }

    [Test]
    public async Task Upload_WithoutWorkbook_SaysSo()
    {
        var visitor = await site.SignInAsync();
        await visitor.GetAsync(Uploads);
        await visitor.UploadAsync(Uploads);

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(visitor.Text, Does.Contain("Välj en arbetsbok"));
    }

    [TestCase(Uploads)]
    [TestCase(Uploads + "/template.xlsx")]
    [TestCase(Uploads + "/template.csv")]
    [TestCase(Uploads + "/0199a3c0-0000-7000-8000-000000000000/preview/sv/A")]
    public async Task Pages_ForNobody_AskToSignIn(string address)
    {
        var visitor = site.NewVisitor();
        await visitor.GetAsync(address);

        Assert.That(visitor.Path, Does.StartWith("/account/sign-in"));
    }

    [Test]
    public async Task Preview_WalksTheRealPages_AndStoresNothing()
    {
        var visitor = await UploadTemplateAsync();
        var address = $"{visitor.Path}/preview/en/A";
        await visitor.GetAsync(address);
        Assert.That(visitor.Text, Does.Contain("Do you have an agreement?").And.Contain("Nothing is saved"));

        await visitor.SubmitAsync(visitor.Path);
        Assert.That(visitor.Title, Does.StartWith("Error: "));
        await visitor.SubmitAsync($"{address}/agreement", ("agreement", "yes"));
        Assert.That(visitor.Text, Does.Contain("In which year was it written?"));
        await visitor.SubmitAsync($"{address}/agreement_year", ("agreement_year", "1995"));
        Assert.That(visitor.Text, Does.Contain("That is unusually early. Is it right?"));
        await visitor.SubmitAsync($"{address}/agreement_year", ("agreement_year", "1995"), ("agreement_year.confirm", "yes"));
        Assert.That(visitor.Text, Does.Contain("anything you would like to add"));
        await visitor.SubmitAsync($"{address}/comments");
        await visitor.SubmitAsync($"{address}/time_page", ("time_office", "60"), ("time_field", "40"));

        Assert.That(visitor.Text, Does.Contain("1995").Or.Contain("1,995"), "the end shows what was answered on every page");
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Bots_SentFromThePage_SayWhatTheyReached(CancellationToken cancellation)
    {
        var visitor = await UploadTemplateAsync();
        var address = visitor.Path;
        await visitor.SubmitAsync($"{address}/bots");
        while (visitor.Html.Contains("<progress", StringComparison.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            await visitor.GetAsync(address);
        }

        Assert.That(visitor.Text, Does.Match(@"Robotarna kom till (\d+) av \1 frågor"));
    }

    [Test]
    public async Task Publish_OpensTheRound_AndShowsTheCodesOnce()
    {
        var visitor = await UploadTemplateAsync();
        var address = visitor.Path;
        await visitor.SubmitAsync(
            $"{address}/publish",
            ("Round", "Fel namn"),
            ("Opens", "2012-01-01T08:00"),
            ("Closes", "2011-01-01T08:00")
        );
        Assert.That(visitor.Text, Does.Contain("Använd bara små bokstäver").And.Contain("efter att den öppnar"));

        await visitor.SubmitAsync(
            $"{address}/publish",
            ("Round", "from-page"),
            ("Opens", "2012-06-01T08:00"),
            ("Closes", "2099-01-01T08:00")
        );
        Assert.That(visitor.Text, Does.Contain("Omgången är publicerad"));
        var code = Regex.Match(WebUtility.HtmlDecode(visitor.Html), "a@example.org,([^,]+),A").Groups[1].Value;
        var round = await site.Services.GetRequiredService<IRoundStore>().FindAsync("from-page", default);
        var respondent = site.NewVisitor();
        await respondent.GetAsync("/");
        await respondent.SubmitAsync("/", ("code", code));

        Assert.Multiple(() =>
        {
            Assert.That(
                round?.OpensAt.UtcDateTime,
                Is.EqualTo(new DateTime(2012, 6, 1, 6, 0, 0, DateTimeKind.Utc)),
                "summer time in Stockholm"
            );
            Assert.That(respondent.Path, Does.StartWith("/form/A"));
        });

        await visitor.GetAsync(address);
        await visitor.SubmitAsync(
            $"{address}/publish",
            ("Round", "from-page"),
            ("Opens", "2012-06-01T08:00"),
            ("Closes", "2099-01-01T08:00")
        );
        Assert.That(visitor.Text, Does.Contain("redan en omgång med det namnet"));
    }

    [Test]
    public async Task Publish_AStudyWithQuestionsThatCannotBeAsked_IsRefusedUntilTheyAreLeftOut()
    {
        var visitor = await UploadAsync(
            "plats.md",
            Encoding.UTF8.GetBytes("| survey |\n| | type | name | label |\n| | geopoint | place | Where? |\n| | text | why | Why? |\n"),
            Frame
        );
        var address = visitor.Path;
        var (opens, closes) = (("Opens", "2012-06-01T08:00"), ("Closes", "2099-01-01T08:00"));

        await visitor.SubmitAsync($"{address}/publish", ("Round", "without-place"), opens, closes);
        var refused = (visitor.Status, visitor.Text);
        await visitor.SubmitAsync($"{address}/publish", ("Round", "without-place"), opens, closes, ("WithoutUncollected", "true"));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(refused.Text, Does.Contain("place (geopoint)").And.Contain("ska lämnas ute"));
            Assert.That(visitor.Text, Does.Contain("Omgången är publicerad"));
        });
    }

    [Test]
    public async Task Pictures_ThatCameWithTheWorkbook_AreShownInPreviewPrintAndForm()
    {
        var dot = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
        var form = Encoding.UTF8.GetBytes(
            """
            | survey |
            | | type | name | label | image | image_alt |
            | | select_one signs | sign | Which sign? | road.gif | A <road> |
            | choices |
            | | list_name | name | label | image | image_alt |
            | | signs | stop | Stop | stop å.gif | An octagon |
            | | signs | none | None | | |
            """
        );
        var visitor = await site.SignInAsync();
        await visitor.GetAsync(Uploads);
        await visitor.UploadAsync(
            Uploads,
            ("workbook", "skyltar.md", form),
            ("frame", "frame.csv", Encoding.UTF8.GetBytes(Frame)),
            ("files", "road.gif", dot),
            ("files", "stop å.gif", dot)
        );
        var address = visitor.Path;
        await visitor.GetAsync($"{address}/preview/en/A/print");
        var printed = visitor.Html;
        await visitor.GetAsync($"{address}/preview/en/A");
        var previewed = visitor.Html;
        var source = Regex.Match(previewed, """<img class="picture" src="([^"]+road.gif[^"]*)" alt="A &lt;road&gt;">""").Groups[1].Value;
        await visitor.GetAsync(WebUtility.HtmlDecode(source));
        var shown = (visitor.Status, visitor.Headers["Content-Type"], visitor.Headers["Cache-Control"]);

        await visitor.GetAsync(address);
        await visitor.SubmitAsync(
            $"{address}/publish",
            ("Round", "signs"),
            ("Opens", "2012-06-01T08:00"),
            ("Closes", "2099-01-01T08:00")
        );
        var code = Regex.Match(WebUtility.HtmlDecode(visitor.Html), "a@example.org,([^,]+),A").Groups[1].Value;
        var respondent = site.NewVisitor();
        await respondent.GetAsync("/");
        await respondent.SubmitAsync("/", ("code", code));
        await respondent.GetAsync("/form/A/sign");
        var answered = WebUtility.HtmlDecode(Regex.Match(respondent.Html, """src="([^"]+stop[^"]+)" alt="An octagon">""").Groups[1].Value);
        await respondent.GetAsync(answered);
        var stranger = site.NewVisitor();
        await stranger.GetAsync(answered);

        Assert.Multiple(() =>
        {
            Assert.That(Regex.Count(printed, "<img class=\"picture\""), Is.EqualTo(2));
            Assert.That(shown.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(shown.Item2, Is.EqualTo("image/gif"));
            Assert.That(shown.Item3, Does.StartWith("private").Or.Contains("private"));
            Assert.That(answered, Does.StartWith("/form/A/pictures/stop%20%C3%A5.gif?v="));
            Assert.That(respondent.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(stranger.Html, Does.Contain("<form"), "nobody reads it without a code");
        });
    }

    [TestCase("2031-01-01", "", "2012-05-01", "", "efter att den öppnar")]
    [TestCase("2012-01-01", "", "2012-05-01", "", "den dagen har redan gått")]
    [TestCase("2012-01-01", "", "", "", "vilken dag den stänger")]
    [TestCase("", "12:00", "2031-05-01", "", "vilken dag omgången öppnar")]
    [TestCase("2012-01-01", "", "2031-03-30", "02:30", "det klockslaget finns inte")]
    [TestCase("2012-01-01", "", "2031-10-26", "02:30", "kommer två gånger")]
    public async Task Publish_WithDaysThatCannotBe_SaysWhy(string opens, string opensTime, string closes, string closesTime, string problem)
    {
        var visitor = await UploadTemplateAsync();

        await visitor.SubmitAsync(
            $"{visitor.Path}/publish",
            ("Round", "refused"),
            ("Opens", opens),
            ("OpensTime", opensTime),
            ("Closes", closes),
            ("ClosesTime", closesTime)
        );

        Assert.That(visitor.Text, Does.Contain(problem));
        Assert.That(await site.Services.GetRequiredService<IRoundStore>().FindAsync("refused", default), Is.Null);
    }

    [TestCase("whole-day", "", "2031-06-30T22:00:00Z", "till och med 30 juni 2031.")]
    [TestCase("until-noon", "12:00", "2031-06-30T10:00:00Z", "till och med 30 juni 2031 kl.\u00A012.00.")]
    public async Task Publish_ADayWithOrWithoutATime_IsReadAndShownAsSuch(string round, string time, string closesAt, string shown)
    {
        var visitor = await UploadTemplateAsync();

        await visitor.SubmitAsync(
            $"{visitor.Path}/publish",
            ("Round", round),
            ("Opens", "2012-06-01"),
            ("OpensTime", ""),
            ("Closes", "2031-06-30"),
            ("ClosesTime", time)
        );

        var stored = await site.Services.GetRequiredService<IRoundStore>().FindAsync(round, default);
        Assert.That(stored?.ClosesAt, Is.EqualTo(DateTimeOffset.Parse(closesAt, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(visitor.Text, Does.Contain(shown));
        await visitor.GetAsync($"/manage/{round}");
        Assert.That(visitor.Text, Does.Contain(shown));
    }

    private static Task<PageClient> UploadTemplateAsync() =>
        UploadAsync("mall.xlsx", StudyTemplate.Write(FigureSheetReference.WholeWorkbook), Frame);

    private static async Task<PageClient> UploadAsync(string fileName, byte[] workbook, string frame)
    {
        var visitor = await site.SignInAsync();
        await visitor.GetAsync(Uploads);
        await visitor.UploadAsync(Uploads, ("workbook", fileName, workbook), ("frame", "frame.csv", Encoding.UTF8.GetBytes(frame)));
        return visitor;
    }
}
