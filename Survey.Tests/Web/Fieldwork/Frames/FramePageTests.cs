using System.Net;
using System.Text;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Frames;

/// <summary>The page on which a round's frame is downloaded and changed.</summary>
public sealed class FramePageTests
{
    [Test]
    public async Task Frame_DownloadedChangedAndUploaded_IsChangedForEverybody()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M6");
        var file = Encoding.UTF8.GetString(await researcher.DownloadAsync("/manage/open/frame.csv"));

        await researcher.GetAsync("/manage/open/frame");
        await UploadAsync(
            researcher,
            file.Replace("M6,Gagnef,", "M6,Gagnefs stad,", StringComparison.Ordinal)
                .Replace("M1,Ale,municipality,Ale kommun,1,m1@example.org,,alfa\r\n", "", StringComparison.Ordinal)
                + "M7,Hjo,municipality,Hjo kommun,7,m7@example.org,,beta\r\n"
        );
        var preview = researcher.Text;
        await researcher.SubmitAsync(researcher.Path, ("Reason", "Årets indelning"));
        var history = HtmlTable.Parse(researcher).Rows.Single();
        await researcher.GetAsync("/manage/open");
        var progress = HtmlTable.Parse(researcher).Rows.Single(row => row[0] == "Kommun");
        await researcher.GetAsync("/manage/open/unit?unit=M7");
        await respondent.GetAsync("/form");

        Assert.Multiple(() =>
        {
            Assert.That(preview, Does.Contain("Gagnefs stad").And.Contain("Hjo").And.Contain("Svaren sparas"));
            Assert.That(history[1..], Is.EqualTo(new[] { "1", "1", "1", "Årets indelning", "forskare" }));
            // Six municipalities were asked, five had submitted; one of the five left, and one came.
            Assert.That(progress[1..3], Is.EqualTo(new[] { "6", "4" }));
            Assert.That(researcher.Text, Does.Contain("m7@example.org"));
            Assert.That(respondent.Text, Does.Contain("Gagnefs stad"));
        });
    }

    [Test]
    public async Task Upload_WithFaults_NamesEachLineAndChangesNothing()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/frame");

        await UploadAsync(
            researcher,
            "unit,name,respondent_group,organisation,pair,email,county\nM1,,municipality,,,nobody,alfa\nM2,Bjuv,fire,,,,gamma\n"
        );

        Assert.Multiple(() =>
        {
            Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(researcher.Title, Does.StartWith("Fel:"));
            Assert.That(
                researcher.Text,
                Does.Contain("Rad 2: Kolumnen 'name' är tom")
                    .And.Contain("Rad 2: 'nobody' i kolumnen 'email'")
                    .And.Contain("Rad 3: 'fire' i kolumnen 'respondent_group'")
                    .And.Contain("Rad 3: 'gamma' i kolumnen 'county'")
            );
        });
    }

    [Test]
    public async Task Apply_OfAPreviewThatIsOld_IsRefusedAndShownAnew()
    {
        await using var site = await ResearchSite.StartAsync();
        var (first, second) = (await site.SignInAsync(), await site.SignInAsync());
        var file = Encoding.UTF8.GetString(await first.DownloadAsync("/manage/open/frame.csv"));
        await first.GetAsync("/manage/open/frame");
        await UploadAsync(first, file.Replace("M1,Ale,", "M1,Ale stad,", StringComparison.Ordinal));
        await second.GetAsync("/manage/open/frame");
        await UploadAsync(second, file.Replace("M2,Bjuv,", "M2,Bjuvs stad,", StringComparison.Ordinal));

        await first.SubmitAsync(first.Path, ("Reason", "Ett"));
        await second.SubmitAsync(second.Path, ("Reason", "Två"));

        Assert.Multiple(() =>
        {
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Conflict));
            // Made anew, the preview takes the first change back: its file is older.
            Assert.That(second.Text, Does.Contain("Någon annan har ändrat ramen").And.Contain("Ale stad"));
        });
    }

    [TestCase("", HttpStatusCode.BadRequest, "Ange ett skäl")]
    [TestCase("Skäl", HttpStatusCode.OK, "Skäl")]
    public async Task Apply_NeedsAReason(string reason, HttpStatusCode status, string text)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var file = Encoding.UTF8.GetString(await researcher.DownloadAsync("/manage/open/frame.csv"));
        await researcher.GetAsync("/manage/open/frame");
        await UploadAsync(researcher, file.Replace("M1,Ale,", "M1,Ale stad,", StringComparison.Ordinal));

        await researcher.SubmitAsync(researcher.Path, ("Reason", reason));

        Assert.That((researcher.Status, researcher.Text.Contains(text, StringComparison.Ordinal)), Is.EqualTo((status, true)));
    }

    private static Task UploadAsync(PageClient researcher, string file) =>
        researcher.UploadAsync("/manage/open/frame", ("file", "ram.csv", Encoding.UTF8.GetBytes(file)));
}
