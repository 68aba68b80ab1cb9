using System.Text;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies;
using Survey.Tests.Support;
using Survey.Tests.Web.Studies;

namespace Survey.Tests.Browser.Research;

/// <summary>What the research team uploads and changes in a real browser: no axe violations and no horizontal scrolling in any state on
/// the way.</summary>
public sealed class ResearchFormsTests
{
    [TestCase(1280, ColorScheme.Light, "sv")]
    [TestCase(1280, ColorScheme.Dark, "en")]
    [TestCase(375, ColorScheme.Light, "sv")]
    [TestCase(320, ColorScheme.Dark, "en")]
    public async Task EveryState_HasNoAccessibilityViolations_AndFitsTheWindow(int width, ColorScheme scheme, string language)
    {
        await using var site = await ResearchSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site.Site, width, scheme: scheme);
        var view = new ResearchPageCheck(page, $"team-forms-{width}-{language}");
        await view.ChooseLanguageAsync(language);
        await view.SignInAsync();

        await LookAtFrameAsync();
        await LookAtUploadsAsync();

        Assert.That(view.Faults, Is.Empty);

        async Task LookAtFrameAsync()
        {
            await UploadFrameAsync("unit,name,respondent_group\nM1,,fire\n");
            await view.LookAsync("frame-faults");
            await UploadFrameAsync(
                "unit,name,respondent_group,organisation,pair,email,county\n"
                    + "M6,Gagnefs stad,municipality,Gagnefs kommun,6,ny@example.org,alfa\n"
                    + "M7,Hjo,municipality,Hjo kommun,7,m7@example.org,beta\n"
            );
            await view.LookAsync("frame-preview");
            await page.FillAsync("#reason", "Ny indelning");
            await page.ClickAsync("main form .button");
            await view.LookAsync("frame-changed");
            await page.GotoAsync($"/manage/{site.Round.Name}/unit?unit=M6");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            await page.FillAsync("#name-new", "Anna");
            await page.FillAsync("#email-new", "anna@example.org");
            await page.ClickAsync("form:has(#name-new) .button");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            await view.LookAsync("unit");
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
            await view.LookAsync("study-faults");
            await UploadAsync("study.xlsx", null);
            await view.LookAsync("study");
            await page.ClickAsync("form[action$='/bots'] button");
            await page.WaitForSelectorAsync("#bots ~ .notice");
            await view.LookAsync("study-bots");
            var address = new Uri(page.Url).AbsolutePath;
            await page.GotoAsync($"{address}/preview/{language}/M1");
            await view.LookAsync("study-preview");
            await page.GotoAsync(address);
            await page.FillAsync("#round", $"round-{width}");
            await page.FillAsync("#opens", "2012-03-01");
            await page.FillAsync("#closes", "2099-04-01");
            await page.ClickAsync("form[action$='/publish'] button");
            await page.WaitForSelectorAsync(".access-codes", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
            await view.LookAsync("study-published");
            await UploadAsync("research.md", VersionPagesTests.After);
            await page.ClickAsync($"a[href$='/versions/{site.Round.Name}']");
            await view.LookAsync("study-version");
            await page.ClickAsync("form[action*='/versions/'] button");
            await view.LookAsync("study-version-given");
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
    }
}
