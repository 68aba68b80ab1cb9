using System.Text;
using NUnit.Framework;
using Survey.Data.Files;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies.Workbooks;

/// <summary>Pictures beside labels: their files come with the workbook and stay in it.</summary>
public sealed class PictureFilesTests
{
    private const string Form = """
        | survey |
        | | type | name | label | image | image_alt |
        | | select_one signs | sign | Which sign? | road.gif | A road with a sign |
        | choices |
        | | list_name | name | label | media::image | image_alt |
        | | signs | stop | Stop | stop.gif | A red octagon |
        | | signs | give_way | | way.gif | A white triangle |
        """;

    private static readonly byte[] Dot = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    [Test]
    public void Read_AFormBesideItsPictures_ShowsThem()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("form.md"), Form);
        foreach (var name in new[] { "road.gif", "stop.gif", "way.gif" })
        {
            File.WriteAllBytes(folder.PathOf(name), Dot);
        }

        var reading = StudyFileReader.Read(folder.PathOf("form.md"));

        var question = StudyMarkdown.Study(reading).Questionnaire.Questions.Single();
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems.Where(problem => problem.IsBlocking), Is.Empty);
            Assert.That(reading.Study?.Questionnaire.Pictures.Keys.Order(), Is.EqualTo(new[] { "road.gif", "stop.gif", "way.gif" }));
            Assert.That(reading.Study?.Questionnaire.Pictures["STOP.gif"].MediaType, Is.EqualTo("image/gif"));
            Assert.That(question.Picture?.AlternativeText.ToString(), Is.EqualTo("A road with a sign"));
            Assert.That(question.List?.Choices.Select(choice => choice.Label.ToString()), Is.EqualTo(new[] { "Stop", "A white triangle" }));
        });
    }

    [Test]
    public void Read_WithoutFilesOrAlternativeText_CannotBeUsedYet()
    {
        var reading = StudyMarkdown.Survey("media::image |", "text | q1 | Q | 5.png |", "text | q2 | | 6.png |");

        Assert.That(
            reading.Problems.Where(problem => problem.IsBlocking).Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EqualTo(new[] { "X023 survey!D2", "M002 survey!D2", "X023 survey!D3", "M002 survey!D3" })
        );
        Assert.That(reading.Study, Is.Not.Null);
    }

    [Test]
    public void Merge_ALargePicture_SurvivesBothFormats()
    {
        var content = new byte[FileSizeLimits.Picture];
        new Random(1).NextBytes(content);
        Dot.CopyTo(content, 0);

        var (workbook, problems) = FormAttachments.MergeIntoWorkbook(Encoding.UTF8.GetBytes(Form), [("stop.gif", content)]);
        var fromExcel = WorkbookFile.Read(workbook).Workbook;
        Assert.That(problems, Is.Empty);
        Assert.That(fromExcel, Is.Not.Null);
        var study = StudyReader.Read(MarkdownReader.Read(MarkdownWriter.Write(fromExcel)).Workbook ?? fromExcel).Study;

        Assert.That(study?.Questionnaire.Pictures["stop.gif"].Content.SequenceEqual(content), Is.True);
    }

    [Test]
    public void Merge_APictureOfTheSameName_TakesItsPlace()
    {
        byte[] other = [.. Dot, 0];
        var (first, _) = FormAttachments.MergeIntoWorkbook(Encoding.UTF8.GetBytes(Form), [("stop.gif", Dot), ("way.gif", Dot)]);
        var (second, _) = FormAttachments.MergeIntoWorkbook(first, [("Stop.gif", other)]);

        var pictures = StudyFileReader.Read(second, "form.xlsx").Study?.Questionnaire.Pictures;
        Assert.That(pictures?["stop.gif"].Content, Is.EqualTo(other));
        Assert.That(pictures, Has.Count.EqualTo(2));
    }

    [TestCase("sign.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [TestCase("sign.png", "<html><script>alert(1)</script></html>")]
    [TestCase("sign.png", "")]
    [TestCase("sign.bmp", "BM....")]
    public void Merge_WhatIsNoPicture_IsRefusedWhateverItIsCalled(string name, string content)
    {
        var (_, problems) = FormAttachments.MergeIntoWorkbook(Encoding.UTF8.GetBytes(Form), [(name, Encoding.UTF8.GetBytes(content))]);

        Assert.That(problems.Select(problem => $"{problem.Location}: {problem.Code}"), Is.EqualTo(new[] { $"{name}: M001" }));
    }

    [Test]
    public void Merge_ATooLargePicture_IsRefused()
    {
        var content = new byte[FileSizeLimits.Picture + 1];
        Dot.CopyTo(content, 0);

        var (_, problems) = FormAttachments.MergeIntoWorkbook(Encoding.UTF8.GetBytes(Form), [("stop.gif", content)]);

        Assert.That(problems.Single().Message, Does.StartWith("The picture has 500 kB; at most 500 kB are shown."));
    }

    [TestCase("no base64")]
    [TestCase("PHN2Zz48L3N2Zz4=")]
    public void Read_ASheetOfPicturesThatHoldsSomethingElse_IsAFaultAtItsCell(string content)
    {
        var reading = StudyMarkdown.Read(Form + $"\n| pictures |\n| | file | content |\n| | stop.gif | {content} |\n");

        Assert.That(reading.Problems, Has.One.Matches<StudyProblem>(problem => problem is { Code: "M001", Location.Cell: "B2" }));
    }

    [Test]
    public void Read_APictureThatAnAnswerChooses_IsKeptAndNotShown()
    {
        var reading = StudyMarkdown.Survey("image |", "text | q1 | Q | |", "note | n1 | Look | ${q1}.png |");

        Assert.That(StudyMarkdown.Study(reading).Questionnaire.FindQuestion("n1")?.Picture, Is.Null);
        Assert.That(reading.Problems.Select(problem => $"{problem.Code} {problem.Location}"), Does.Contain("U009 survey!D3"));
    }
}
