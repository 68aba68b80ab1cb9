using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Data.Expressions.Values;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond.Questions;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>Number fields with script: read as the server reads them, shown as they were read.</summary>
public sealed class NumberFieldTests
{
    [Test]
    public async Task Normalize_InTheBrowser_ReadsNumbersAsTheServerDoes()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync();
        await page.AddScriptTagAsync(
            new PageAddScriptTagOptions { Path = RepositoryPaths.PathOf("Survey.Web", "wwwroot", "js", "typed-number.js") }
        );

        var read = await page.EvaluateAsync<string[]>(
            "cases => JSON.parse(cases).map(each => surveyNumbers(each.notation, each.rule).normalize(each.typed))",
            JsonSerializer.Serialize(TypedNumberTests.Typed.Select(each => CaseOf((string)each[0], (QuestionType)each[1], (string)each[2])))
        );

        Assert.That(read, Is.EqualTo(TypedNumberTests.Typed.Select(each => each[3])));
    }

    [TestCase("sv", "12500,50", "12\u00A0500,5", "12500.5")]
    [TestCase("sv", "−1234", "\u22121\u00A0234", "-1234")]
    [TestCase("en", "12,500 kr", "12,500", "12500")]
    [TestCase("en", "1234.5", "1,234.5", "1234.5")]
    public async Task Field_ThatIsLeft_ShowsItsNumberAsItWasRead(string language, string typed, string shown, string stored)
    {
        await using var site = await NumberQuestionTests.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, language);
        await page.FillAsync("#q-cost", typed);
        await page.Locator("#q-cost").BlurAsync();
        await Expect(page.Locator("#q-cost")).ToHaveValueAsync(shown);
        await Expect(page.Locator("#q-cost-unit")).ToHaveTextAsync(language == "sv" ? "kr" : "SEK");
        await page.ClickAsync("main .actions .button");
        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/staff");

        await page.GotoAsync("/form/K1/cost");
        await Expect(page.Locator("#q-cost")).ToHaveValueAsync(shown);
        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("cost")).Text, Is.EqualTo(stored));
    }

    [TestCase("sv", "2 010", "2010")]
    [TestCase("sv", "12010", "12\u00A0010")]
    [TestCase("en", "-2010", "-2010")]
    [TestCase("en", "12010", "12,010")]
    public async Task WholeNumber_WithoutUnit_IsGroupedFromFiveDigitsOn(string language, string typed, string shown)
    {
        await using var site = await NumberQuestionTests.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, language);
        await page.GotoAsync("/form/K1/staff");
        await page.FillAsync("#q-staff", typed);
        await page.Locator("#q-staff").BlurAsync();
        await Expect(page.Locator("#q-staff")).ToHaveValueAsync(shown);
    }

    [Test]
    public async Task Number_ThatCanMeanTwo_IsAskedAbout_AndTheReadingFillsTheField()
    {
        await using var site = await NumberQuestionTests.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, "sv");
        await page.FillAsync("#q-cost", "12.500");
        await page.ClickAsync("main .actions .button");
        await Expect(page.Locator(".warning-box legend")).ToHaveTextAsync("Menar du 12\u00A0500\u00A0kr?");
        Assert.That(await AccessibilityCheck.RunAsync(page, "ambiguous-number"), Is.Empty);

        await page.CheckAsync(".warning-box input[value='12500']");
        await Expect(page.Locator("#q-cost")).ToHaveValueAsync("12\u00A0500");
        await Expect(page.Locator("[data-save-status]")).ToHaveAttributeAsync("data-state", "saved");
        await page.ClickAsync("main .actions .button");

        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/staff");
        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("cost")).Text, Is.EqualTo("12500"));
    }

    private static async Task<IPage> OpenAsync(Chromium chromium, RespondentSite site, string language)
    {
        var page = await chromium.OpenAsync(site);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/cost");
        if (language != "sv")
        {
            await FormWalkthrough.ClickAndWaitAsync(page, $".languages button[lang={language}]");
        }

        return page;
    }

    private static object CaseOf(string language, QuestionType type, string typed)
    {
        var format = CultureInfo.GetCultureInfo(language).NumberFormat;
        var definition = QuestionTypeDefinition.Of(type);
        return new
        {
            typed,
            notation = new
            {
                @decimal = format.NumberDecimalSeparator,
                group = format.NumberGroupSeparator,
                minus = format.NegativeSign,
            },
            rule = new
            {
                isWhole = definition.IsWholeNumber,
                minimum = Math.Max(definition.Minimum, double.MinValue),
                maximum = Math.Min(definition.Maximum, double.MaxValue),
                units = definition.UnitsOf(Create.Question("q", type)),
                leastDigitsInGroups = Create.Question("q", type).LeastDigitsInGroups,
            },
        };
    }
}
