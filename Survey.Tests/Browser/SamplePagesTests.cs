using System.Collections.Immutable;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>Every page of the sample study as a municipality with an agreement sees it.</summary>
public sealed class SamplePagesTests
{
    [TestCase(1280, ColorScheme.Light)]
    [TestCase(375, ColorScheme.Dark)]
    public async Task EveryPageOfTheSample_KeepsNobodyOut_AndFitsTheWindow(int width, ColorScheme scheme)
    {
        var folder = RepositoryPaths.PathOf("samples", "samverkan");
        await using var site = await RespondentSite.StartAsync(
            Path.Combine(folder, "study.md"),
            await File.ReadAllTextAsync(Path.Combine(folder, "frame.csv"))
        );
        await using var chromium = await Chromium.StartAsync();
        var study = StudyFileReader.Read(Path.Combine(folder, "study.md")).Study
            ?? throw new InvalidOperationException("The sample is broken.");
        await site.Responses.ImportAsync(
            site.Round.Id,
            [new UnitResponse("K0114", FormStatus.InProgress, AnswersWithAgreement())],
            "test",
            site.Round.OpensAt,
            default
        );
        var page = await chromium.OpenAsync(site, width, scheme: scheme);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K0114"));
        var faults = new List<string>();
        var shown = 0;

        foreach (
            var name in study
                .Questionnaire.Sections.SelectMany(section => section.Pages)
                .Select(step => step.Name)
                .Concat(["check", "print?blank=true"])
        )
        {
            await page.GotoAsync($"/form/K0114/{name}");
            if (!page.Url.EndsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            shown++;
            faults.AddRange(await AccessibilityCheck.RunAsync(page, $"sample-{width}-{name.Replace('?', '-')}"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(shown, Is.GreaterThan(25));
            Assert.That(faults, Is.Empty);
        });
    }

    internal static AnswerSet AnswersWithAgreement() =>
        AnswerSet.Empty.With(
            new Dictionary<string, string>
            {
                ["agreement"] = "in_force",
                ["council"] = "council",
                ["own_mapping"] = "written",
                ["joint_picture"] = "written",
                ["priorities"] = "yes",
                ["implementation"] = "most",
                ["choice_grounds"] = "joint_picture",
                ["followup"] = "written",
                ["followup_kind"] = "effect",
            }.ToImmutableDictionary(pair => new AnswerKey(pair.Key), pair => new StoredAnswer(pair.Value))
        );
}
