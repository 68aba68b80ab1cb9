using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies.Reference;
using Survey.Tests.Support;
using Survey.Web.Features.Help;

namespace Survey.Tests.Web.Help;

/// <summary>The reference holds what the tables hold, and the repository holds the reference.</summary>
public sealed class ReferenceManualTests
{
    private const string Command = "dotnet run --project Survey.Web -- manual --out Survey.Data/README.md";

    [Test]
    public void Readme_OfTheWorkbook_HoldsTheReference()
    {
        var readme = File.ReadAllText(RepositoryPaths.PathOf("Survey.Data", "README.md"));

        Assert.That(
            ManualMarkdownWriter.ReplaceBetweenMarkers(readme, ManualMarkdownWriter.Write(ReferenceManual.Standard)),
            Is.EqualTo(readme),
            $"The tables say something else than the file. Run: {Command}"
        );
    }

    [Test]
    public async Task Command_Manual_KeepsWhatStandsAroundTheReference()
    {
        using var folder = new TemporaryFolder();
        var reference = ManualMarkdownWriter.Write(ReferenceManual.Standard);
        folder.Write("page.md", $"Before.\n{ManualMarkdownWriter.BeginMarker}\nOld.\n{ManualMarkdownWriter.EndMarker}\nAfter.\n");

        var written = await SurveyProcess.RunAsync(folder.Path, "manual", "--out", "page.md");
        var printed = await SurveyProcess.RunAsync(folder.Path, "manual");

        Assert.That((written.ExitCode, written.Error, printed.ExitCode, printed.Output), Is.EqualTo((0, "", 0, reference)));
        Assert.That(
            File.ReadAllText(folder.PathOf("page.md")),
            Is.EqualTo($"Before.\n{ManualMarkdownWriter.BeginMarker}\n\n{reference}\n{ManualMarkdownWriter.EndMarker}\nAfter.\n")
        );
    }

    [Test]
    public void Entries_OfEverySection_AreDescribedAndHavePlacesOfTheirOwn()
    {
        Assert.Multiple(() =>
        {
            foreach (var section in ReferenceManual.Standard.Sections)
            {
                Assert.That(section.Entries.Select(entry => entry.Description), Has.None.Empty, section.Key);
                Assert.That(section.Entries.Select(entry => entry.Anchor), Is.Unique, section.Key);
            }
        });
    }

    [Test]
    public void Create_WithAColumnMoreInTheTables_HasItOnThePageAndInTheText()
    {
        var example = new WorkbookExample("survey", "type | name | label | colour", "text | a | A | red");
        var column = new ColumnReference("colour", "The colour of the question.", example);
        var sheets = FigureSheetReference.WholeWorkbook.Sheets;
        var survey = sheets[0];

        var manual = ReferenceManual.Create(sheets.SetItem(0, survey with { Columns = survey.Columns.Add(column) }));

        var page = HelpIndexPage.Create(manual, "colour of the question");
        Assert.That(page.Found.SelectMany(section => section.Entries).Select(entry => entry.Anchor), Is.EqualTo(new[] { "survey-colour" }));
        Assert.That(ManualMarkdownWriter.Write(manual), Does.Contain("- `colour`: The colour of the question."));
    }
}
