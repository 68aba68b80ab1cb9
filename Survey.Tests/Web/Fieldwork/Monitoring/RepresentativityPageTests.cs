using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Web.Features.Shared.Rounds;
using Survey.Web.Features.Studies;

namespace Survey.Tests.Web.Fieldwork.Monitoring;

/// <summary>Which kinds of units answer less than others, while the round is open.</summary>
public sealed class RepresentativityPageTests
{
    [Test]
    public async Task Round_InWhichACountyAnsweredInFull_SaysThatThereIsNoIndicator()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/representativity");

        Assert.That(researcher.Text, Does.Contain("5 av 6 har svarat (83 %)").And.Contain("Någon R-indikator går inte att räkna ut än"));
        Assert.That(
            HtmlTable.Parse(researcher).Rows,
            Is.EqualTo(new string[][] { ["Alfa län", "3", "3", "100 %", "–"], ["Beta län", "3", "2", "67 %", "–"] })
        );
    }

    [Test]
    public async Task Sample_ListsTheClassesThatAnswerLess_TheLowestPartFirst()
    {
        await using var site = await ResearchSite.StartWithSampleAsync();
        var snapshot =
            await site.Services.GetRequiredService<RoundSnapshotCache>().FindSnapshotAsync(SampleStudyLoader.RoundName, default)
            ?? throw new InvalidOperationException("The sample is not loaded.");
        var submitted = snapshot
            .UnitResponses.Where(response => response.Status == FormStatus.Submitted)
            .Select(response => response.UnitId)
            .ToHashSet();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync($"/manage/{SampleStudyLoader.RoundName}/representativity");

        var rows = HtmlTable.Parse(researcher).Rows;
        Assert.That(rows, Is.Not.Empty);
        // The first group's units, counted here from the frame: the county with the label in each row.
        var units = snapshot.Frame.Units.Where(unit => unit.RespondentGroup == snapshot.Frame.Units[0].RespondentGroup).ToList();
        var mean = (double)units.Count(unit => submitted.Contains(unit.Id)) / units.Count;
        Assert.Multiple(() =>
        {
            foreach (var row in rows)
            {
                var column = snapshot.Study.FrameColumns.Single(column => column.Label.ForLanguage("sv") == row[0]);
                var value = column.List?.Choices.Single(choice => ShownLabel(choice) == row[1]).Name ?? "";
                var members = units.Where(unit => unit.GetValue(column.Name) == value).ToList();
                var answered = members.Count(unit => submitted.Contains(unit.Id));
                Assert.That(row[2..4], Is.EqualTo(new[] { Text(members.Count), Text(answered) }), row[1]);
                Assert.That((double)answered / members.Count, Is.LessThan(mean), row[1]);
            }

            Assert.That(rows.Select(row => Number(row[5])), Is.Ordered.Ascending);
            Assert.That(Number(rows[0][5]), Is.LessThan(0));
        });
    }

    private static string ShownLabel(Choice choice) => choice.Label.ForLanguage("sv").Replace('\u00A0', ' ');

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static double Number(string text) =>
        double.Parse(text.Replace('−', '-').Replace(',', '.'), CultureInfo.InvariantCulture);
}
