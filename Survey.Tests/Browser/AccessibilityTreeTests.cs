using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>The accessibility tree of each kind of question, before an answer and after an invalid one, equals the reviewed
/// files.</summary>
/// <remarks><c>SURVEY_TREES=write</c> writes the files again; review the difference before committing it.</remarks>
public sealed partial class AccessibilityTreeTests
{
    private const string Frame = "unit,name,respondent_group,organisation,pair,email\nK1,Ale,all,Ale kommun,1,ale@kommun.example\n";

    private static readonly string[] Pages =
    [
        "note",
        "single",
        "own_words",
        "multiple",
        "likert",
        "battery",
        "whole",
        "decimal",
        "steps",
        "ranking",
        "short",
        "long",
        "day",
        "month",
        "year",
        "clock",
        "moment",
        "fixed_page",
        "roster",
        "roster/1",
    ];

    private static readonly (string Page, Func<IPage, Task> Fill)[] RefusedPages =
    [
        ("single", _ => Task.CompletedTask),
        ("multiple", page =>
            page.EvaluateAsync("for (const box of document.querySelectorAll('#q-multiple-survey, #q-multiple-none')) box.checked = true;")
        ),
        ("battery", _ => Task.CompletedTask),
        ("whole", page => page.FillAsync("#q-whole", "tolv")),
        ("ranking", page => page.EvaluateAsync("for (const place of document.querySelectorAll('.ranking select')) place.value = '1';")),
        ("day", page => page.FillAsync("#q-day-year", "2012")),
        ("clock", page => page.FillAsync("#q-clock", "25")),
    ];

    [TestCase("sv")]
    [TestCase("en")]
    public async Task AccessibilityTree_OfEveryQuestionType_MatchesTheApprovedFile(string language)
    {
        await using var site = await RespondentSite.StartAsync(RepositoryPaths.PathOf("Survey.Tests", "Browser", "kinds.md"), Frame);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site);
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await FormWalkthrough.ClickAndWaitAsync(page, $".languages button[lang={language}]");
        }

        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        var told = new List<(string Name, string Tree)>();
        foreach (var name in Pages)
        {
            await page.GotoAsync($"/form/K1/{name}");
            told.Add((name, await TreeAsync(page)));
        }

        await page.GotoAsync("/form/K1/own_words");
        await page.CheckAsync("#q-own_words-other");
        told.Add(("own_words, answered", await TreeAsync(page)));
        foreach (var (name, fill) in RefusedPages)
        {
            await page.GotoAsync($"/form/K1/{name}");
            await fill(page);
            await FormWalkthrough.ClickAndWaitAsync(page);
            told.Add(($"{name}, refused", await TreeAsync(page)));
        }

        AssertMatchesFile(
            RepositoryPaths.PathOf("Survey.Tests", "Browser", $"trees.{language}.txt"),
            string.Concat(told.Select(tree => $"# {tree.Name}\n{tree.Tree}\n\n"))
        );
    }

    /// <summary>The accessibility tree without times of day, followed by the descriptions of fields.</summary>
    private static async Task<string> TreeAsync(IPage page) =>
        TimeOfDay().Replace(await page.Locator("main").AriaSnapshotAsync(), "$1 00.00")
        + string.Concat(
            (
                await page.EvaluateAsync<string[]>(
                    """
                    () => [...document.querySelectorAll("main [aria-describedby]")].map(field =>
                      field.getAttribute("aria-describedby").split(" ")
                        .map(id => document.getElementById(id)?.textContent.trim() ?? `nothing called ${id}`).join(" | "))
                    """
                )
            ).Select(description => $"\n- described: {description}")
        );

    private static void AssertMatchesFile(string file, string told)
    {
        if (Environment.GetEnvironmentVariable("SURVEY_TREES") == "write")
        {
            File.WriteAllText(file, told);
        }

        Assert.That(
            told,
            Is.EqualTo(File.ReadAllText(file)),
            $"{Path.GetFileName(file)} says otherwise; SURVEY_TREES=write writes it anew."
        );
    }

    [GeneratedRegex("(Sparat kl\\.|Saved at)\\s[0-9]{2}[.:][0-9]{2}")]
    private static partial Regex TimeOfDay();
}
