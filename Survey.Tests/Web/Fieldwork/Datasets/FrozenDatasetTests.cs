using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Analysis.Reports;
using Survey.Data.Frames;
using Survey.Data.Frames.Changes;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Studies;
using Survey.Tests.Support;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Web.Fieldwork.Datasets;

/// <summary>A round that is frozen by the research team, and what they see of it once the round has gone on.</summary>
public sealed class FrozenDatasetTests
{
    [Test]
    public async Task Figures_OfAFrozenDataset_AreTheSameBytes_AfterAnswersFrameAndVersionHaveChanged()
    {
        await using var site = await ResearchSite.StartAsync();
        var datasets = site.Services.GetRequiredService<FrozenDatasetService>();
        var atFreezing = Figures(await ReadAsync(datasets, null));
        var frozen = await datasets.TryFreezeAsync(site.Round, "first", "Till rapporten", "anna", default);

        await ChangeAllAsync(site);

        var kept = await ReadAsync(datasets, "first");
        var now = await ReadAsync(datasets, null);
        Assert.Multiple(() =>
        {
            Assert.That(Figures(kept), Is.EqualTo(atFreezing));
            Assert.That(Encoding.UTF8.GetString(atFreezing), Does.Contain(frozen?.Hash));
            Assert.That(kept.Study.Version, Is.EqualTo("1"));
            Assert.That(now.Study.Version, Is.EqualTo("2"));
            Assert.That(now.Dataset.Hash, Is.Not.EqualTo(frozen?.Hash));
            Assert.That((frozen?.EligibleUnits, frozen?.StartedResponses, frozen?.SubmittedResponses), Is.EqualTo((11, 8, 7)));
        });
    }

    [Test]
    public async Task Pages_ShowTheFrozenDataset_AndWhatHasChangedSince()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/datasets");
        await researcher.SubmitAsync("/manage/open/datasets", ("Name", "Slutlig 2032"), ("Reason", ""));
        var refused = (researcher.Status, researcher.Text);
        await researcher.SubmitAsync("/manage/open/datasets", ("Name", "first"), ("Reason", "Till <rapporten>"));
        var frozen = (researcher.Path, researcher.Text);
        await researcher.GetAsync("/manage/open/datasets");
        await researcher.SubmitAsync("/manage/open/datasets", ("Name", "first"), ("Reason", ""));
        var taken = (researcher.Status, researcher.Text);

        await ChangeAllAsync(site);

        await researcher.GetAsync("/manage/open/datasets/first");
        var changes = researcher.Text;
        await researcher.GetAsync("/analyse/open?dataset=first");
        var figures = researcher.Text;
        var links = researcher.Html;
        await researcher.GetAsync("/analyse/open/figures/works_share?dataset=first&by=county");
        var figure = researcher.Html;
        await researcher.GetAsync("/analyse/open/claims?dataset=none");
        var unknown = researcher.Status;
        Assert.Multiple(() =>
        {
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(refused.Text, Does.Contain("”Slutlig 2032” kan inte vara ett namn"));
            Assert.That(frozen.Path, Is.EqualTo("/manage/open/datasets/first"));
            Assert.That(frozen.Text, Does.Contain("Ingenting har ändrats").And.Contain("Till <rapporten>"));
            Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(taken.Text, Does.Contain("ersätts aldrig"));
            Assert.That(changes, Does.Match(@"Nya svar\s*1\b").And.Match(@"Ändrade i ramen\s*1\b").And.Match(@"Ändrade svar\s*1\b"));
            Assert.That(figures, Does.Contain("frysta underlaget ”first”").And.Contain("7 inskickade"));
            Assert.That(
            links,
            Does.Contain("/analyse/open/figures/works_share?dataset=first").And.Contain("/analyse/open/claims?dataset=first")
        );
            Assert.That(figure, Does.Contain("chart-1.svg?dataset=first&amp;by=county").And.Contain("name=\"dataset\" value=\"first\""));
            Assert.That(unknown, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task Download_OfAFrozenDataset_IsReadAsTheSameData()
    {
        await using var site = await ResearchSite.StartAsync();
        var datasets = site.Services.GetRequiredService<FrozenDatasetService>();
        var frozen = await datasets.TryFreezeAsync(site.Round, "first", "", "anna", default);
        await site.SignInAsync();
        await ChangeAllAsync(site);

        using var client = site.NewClient();
        using var archive = new ZipArchive(await client.GetStreamAsync("/manage/open/datasets/first/files.zip"));

        var study = StudyFileReader.Read(await ReadAsync(archive, "study.md"), "study.md").Study;
        Assert.That(study, Is.Not.Null);
        var frame = FrameFileReader.Read(await ReadAsync(archive, "frame.csv"), study).Frame;
        Assert.That(frame, Is.Not.Null);
        using var text = new StringReader(Encoding.UTF8.GetString(await ReadAsync(archive, "responses.csv")));
        var responses = ResponseFile.Read(study.Questionnaire, frame, text);
        Assert.That(FigureCalculator.ComputeAll(study, frame, responses.Responses).DatasetHash, Is.EqualTo(frozen?.Hash));
    }

    [Test]
    public async Task Report_OfAFrozenDataset_StandsBesideTheRoundsOwn()
    {
        await using var site = await ResearchSite.StartAsync();
        var datasets = site.Services.GetRequiredService<FrozenDatasetService>();
        await datasets.TryFreezeAsync(site.Round, "first", "", "anna", default);
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/analyse/open/report?dataset=first");
        await researcher.SubmitAsync("/analyse/open/report?dataset=first");
        var ordered = (researcher.Path, researcher.Text);
        await researcher.GetAsync("/analyse/open/report");

        Assert.Multiple(() =>
        {
            Assert.That(ordered.Path, Does.StartWith("/analyse/open/report?dataset=first"));
            Assert.That(ordered.Text, Does.Not.Contain("Gör rapporten"));
            Assert.That(researcher.Text, Does.Contain("Gör rapporten"));
        });
    }

    /// <summary>A new answer, a changed one, a changed column and a new version of the study.</summary>
    private static async Task ChangeAllAsync(ResearchSite site)
    {
        var responses = site.Services.GetRequiredService<IResponseStore>();
        var snapshots = site.Services.GetRequiredService<RoundSnapshotCache>();
        await site.AnswerAsync(FormStatus.Submitted, ("M6", "no"));
        var at = site.Round.OpensAt.AddDays(1);
        var reopened = await responses.ReopenAsync(site.Round.Id, "M1", "anna", at, default);
        await responses.SaveAsync(
            new SaveRequest
            {
                RoundId = site.Round.Id,
                UnitId = "M1",
                Person = "anna",
                Page = "works",
                SeenRevision = reopened.Revision,
                Changes = Create.Sheet([("works", "no")]).Entries,
                SavedAt = at,
            },
            default
        );
        await responses.SubmitAsync(new SubmitRequest(site.Round.Id, "M1", "anna", reopened.Revision + 1, at), default);

        var now = await snapshots.ReadSnapshotAsync(site.Round, default);
        var moved = now.Frame.Units[3] with { Columns = now.Frame.Units[3].Columns.SetItem("county", "alfa") };
        var change = new FrameChange
        {
            RoundId = site.Round.Id,
            Revision = 1,
            Reason = "Rättat",
            ChangedBy = "anna",
            ChangedAt = at,
        };
        var isChanged = await site
            .Services.GetRequiredService<IFrameStore>()
            .TryChangeAsync(change, new FrameComparer(now.Frame, now.Study).CompareUnit(moved), default);
        Assert.That(isChanged, Is.True);

        var text = await File.ReadAllTextAsync(RepositoryPaths.PathOf("Survey.Tests", "Support", "research.md"));
        var next = StudyFileReader
            .Read(
                Encoding.UTF8.GetBytes(
                    text.Replace("| | counted | 1 |", "| | counted | 2 |", StringComparison.Ordinal)
                        .Replace("Arbetar ni tillsammans?", "Arbetar ni ihop?", StringComparison.Ordinal)
                ),
                "research.md"
            )
            .Study;
        Assert.That(next, Is.Not.Null);
        var version = VersionChange.Compute(now.Study, next, now.Frame, now.Responses, DateOnly.FromDateTime(at.UtcDateTime));
        Assert.That(await responses.TryChangeVersionAsync(site.Round.Id, version, "anna", at, default), Is.True);
    }

    private static async Task<RoundSnapshot> ReadAsync(FrozenDatasetService datasets, string? name) =>
        await datasets.FindSnapshotAsync("open", name, default) ?? throw new AssertionException($"There is no dataset '{name}'.");

    private static async Task<byte[]> ReadAsync(ZipArchive archive, string name)
    {
        await using var stream = await (archive.GetEntry(name) ?? throw new AssertionException($"There is no {name}.")).OpenAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static byte[] Figures(RoundSnapshot snapshot)
    {
        var files = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        var figures = new FigureCalculator(snapshot.Dataset).ComputeAll();
        new StudyReport(figures, snapshot.Frame, snapshot.UnitResponses, snapshot.Round.IsSynthetic).Write(path =>
            files[path] = new MemoryStream()
        );
        return files["figures.json"].ToArray();
    }
}
