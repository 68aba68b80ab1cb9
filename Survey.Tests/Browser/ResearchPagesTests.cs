using System.Text;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies;
using Survey.Tests.Support;
using Survey.Tests.Web.Studies;
using Survey.Web.Features.Studies;

namespace Survey.Tests.Browser;

/// <summary>The research team's pages of the sample study in a real browser: no axe violations, no horizontal scrolling.</summary>
public sealed class ResearchPagesTests
{
    private static readonly string[] Pages =
    [
        "/manage",
        $"/manage/{SampleStudyLoader.RoundName}",
        $"/manage/{SampleStudyLoader.RoundName}/representativity",
        $"/manage/{SampleStudyLoader.RoundName}/units",
        $"/manage/{SampleStudyLoader.RoundName}/unit?unit=K0114",
        $"/manage/{SampleStudyLoader.RoundName}/closing",
        $"/analyse/{SampleStudyLoader.RoundName}",
        $"/analyse/{SampleStudyLoader.RoundName}?q=svårighet",
        $"/analyse/{SampleStudyLoader.RoundName}/claims",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/agreement_share",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/agreement_share?by=respondent_group*county",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/measures_ranking",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/difficulties_battery",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/agreement_pairs",
        $"/analyse/{SampleStudyLoader.RoundName}/report",
        "/account/password",
        $"/manage/{SampleStudyLoader.RoundName}/mailings",
        $"/manage/{SampleStudyLoader.RoundName}/mailings/new?Message=reminder_1&States=Started&Groups=municipality",
        "/manage/studies",
        "/manage/help",
        "/manage/help?q=weight",
        "/manage/help/columns",
        "/manage/help/functions",
        "/manage/help/tutorial",
    ];

    [TestCase(1280, ColorScheme.Light, "sv")]
    [TestCase(1280, ColorScheme.Dark, "en")]
    [TestCase(375, ColorScheme.Light, "sv")]
    [TestCase(320, ColorScheme.Dark, "en")]
    public async Task EveryResearchPage_HasNoAccessibilityViolations_AndFitsTheWindow(int width, ColorScheme scheme, string language)
    {
        await using var site = await ResearchSite.StartWithSampleAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site.Site, width, scheme: scheme);
        var faults = new List<string>();
        await page.GotoAsync("/manage");
        if (language != "sv")
        {
            await page.ClickAsync($".languages button[lang={language}]");
        }

        await LookAsync("sign-in");
        await page.FillAsync("#UserName", ResearchSite.UserName);
        await page.FillAsync("#Password", "fel");
        await page.ClickAsync("main .button");
        await LookAsync("sign-in-refused");
        await page.FillAsync("#Password", ResearchSite.Password);
        await page.ClickAsync("main .button");

        foreach (var (index, address) in Pages.Index())
        {
            var answer = await page.GotoAsync(address);
            Assert.That(answer?.Status, Is.EqualTo(200), address);
            await LookAsync($"{index:00}");
        }

        await LookAtFrameAsync();
        await LookAtUploadsAsync();
        Assert.That(faults, Is.Empty);

        async Task LookAtFrameAsync()
        {
            await UploadFrameAsync("unit,name,respondent_group\nM1,,fire\n");
            await LookAsync("frame-faults");
            await UploadFrameAsync(
                "unit,name,respondent_group,organisation,pair,email,county\n"
                    + "M6,Gagnefs stad,municipality,Gagnefs kommun,6,ny@example.org,alfa\n"
                    + "M7,Hjo,municipality,Hjo kommun,7,m7@example.org,beta\n"
            );
            await LookAsync("frame-preview");
            await page.FillAsync("#reason", "Ny indelning");
            await page.ClickAsync("main form .button");
            await LookAsync("frame-changed");
            await page.GotoAsync($"/manage/{site.Round.Name}/unit?unit=M6");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            await page.FillAsync("#name-new", "Anna");
            await page.FillAsync("#email-new", "anna@example.org");
            await page.ClickAsync("form:has(#name-new) .button");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            await LookAsync("unit");
        }

        async Task UploadFrameAsync(string text)
        {
            await page.GotoAsync($"/manage/{site.Round.Name}/frame");
            await page.SetInputFilesAsync(
                "#file",
                new FilePayload
                {
                    Name = "ram.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(text),
                }
            );
            await page.ClickAsync("main form .button");
            await page.WaitForSelectorAsync("h1");
        }

        async Task LookAtUploadsAsync()
        {
            await UploadAsync("fel.md", "| survey |\n| | type | name | label |\n| | integer | a | How many? |\n| | text | a | Why? |\n");
            await LookAsync("study-faults");
            await UploadAsync("study.xlsx", null);
            await LookAsync("study");
            await page.ClickAsync("form[action$='/bots'] button");
            await page.WaitForSelectorAsync("#bots ~ .notice");
            await LookAsync("study-bots");
            var address = new Uri(page.Url).AbsolutePath;
            await page.GotoAsync($"{address}/preview/{language}/M1");
            await LookAsync("study-preview");
            await page.GotoAsync(address);
            await page.FillAsync("#round", $"round-{width}");
            await page.FillAsync("#opens", "2012-03-01");
            await page.FillAsync("#closes", "2099-04-01");
            await page.ClickAsync("form[action$='/publish'] button");
            await page.WaitForSelectorAsync(".access-codes", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
            await LookAsync("study-published");
            await UploadAsync("research.md", VersionPagesTests.After);
            await page.ClickAsync($"a[href$='/versions/{site.Round.Name}']");
            await LookAsync("study-version");
            await page.ClickAsync("form[action*='/versions/'] button");
            await LookAsync("study-version-given");
        }

        async Task UploadAsync(string fileName, string? workbook)
        {
            await page.GotoAsync("/manage/studies");
            await page.SetInputFilesAsync(
                "#workbook",
                new FilePayload
                {
                    Name = fileName,
                    MimeType = "application/octet-stream",
                    Buffer = workbook is null ? StudyTemplate.Write(FigureSheetReference.WholeWorkbook) : Encoding.UTF8.GetBytes(workbook),
                }
            );
            await page.SetInputFilesAsync(
                "#frame",
                new FilePayload
                {
                    Name = "frame.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(
                        "unit,name,respondent_group,organisation,pair,email,county\nM1,Ale,municipality,Ale "
                            + "kommun,1,a@example.org,x\nP1,Ale,police,Polisen,1,p@example.org,x\n"
                    ),
                }
            );
            await page.ClickAsync("form[action='/manage/studies'] button");
            await page.WaitForSelectorAsync("h1");
        }

        async Task LookAsync(string name)
        {
            faults.AddRange(await AccessibilityCheck.RunAsync(page, $"team-{width}-{language}-{name}"));
            var broken = await page.EvaluateAsync<int>(
                "[...document.images].filter(image => !image.complete || image.naturalWidth === 0).length"
            );
            if (broken > 0)
            {
                faults.Add($"{name}: {broken} pictures are not shown");
            }
        }
    }
}
