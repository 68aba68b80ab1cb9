using ClosedXML.Excel;
using NUnit.Framework;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies;

namespace Survey.Tests.Data.Studies;

public sealed class StudyTemplateTests
{
    [Test]
    public void Write_TheTemplate_IsAStudyWithoutFault()
    {
        var reading = StudyFileReader.Read(StudyTemplate.Write(), "study.xlsx");
        var study = StudyMarkdown.Study(reading);
        var figures = FigureSheetReader.Read(study);

        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(figures.Problems, Is.Empty);
            Assert.That(ClaimSheetReader.Read(study, figures.Figures).Problems, Is.Empty);
        });
    }

    [Test]
    public void Write_TheTemplate_HasDropDowns()
    {
        using var book = new XLWorkbook(new MemoryStream(StudyTemplate.Write()));

        foreach (var (sheet, _, words) in StudyTemplate.DropDowns)
        {
            Assert.That(book.Worksheet(sheet).DataValidations.Select(validation => validation.Value), Does.Contain($"\"{words}\""));
            Assert.That(words, Has.Length.LessThan(256), "Excel takes no longer list");
        }
    }

    [TestCase("kind")]
    [TestCase("interval")]
    [TestCase("kappa")]
    public void DropDowns_OfFigures_HoldEveryWord(string column)
    {
        IEnumerable<string> words = column switch
        {
            "kind" => FigureTokens.Kinds.Keys,
            "kappa" => FigureTokens.KappaWeights.Keys,
            _ => FigureTokens.IntervalMethods.Keys.Except(["student", "woodruff"]),
        };

        Assert.That(StudyTemplate.DropDowns.Single(list => list.Column == column).Words.Split(','), Is.EquivalentTo(words));
    }

    [Test]
    public void DropDowns_OfFigures_AreReadWithoutAWord([Values("interval", "mode", "weights", "chart")] string column)
    {
        foreach (var word in StudyTemplate.DropDowns.Single(list => list.Sheet == "figures" && list.Column == column).Words.Split(','))
        {
            var study = StudyMarkdown.Study(
                StudyMarkdown.Read(
                    $"| survey |\n| | type | name | label |\n| | select_one yn | q | Q |\n| choices |\n| | list_name | name | label "
                        + $"|\n| | yn | y | Yes |\n| | yn | n | No |\n| figures |\n| | name | kind | value | {column} |\n| | f | share | "
                        + $"${{q}} = 'y' | {word} |\n"
                )
            );

            Assert.That(FigureSheetReader.Read(study).Problems, Is.Empty, word);
        }
    }

    [Test]
    public void Notes_StandBesideTheirCells_AndNameEveryRate()
    {
        using var book = new XLWorkbook(new MemoryStream(StudyTemplate.Write()));
        var validations = book.Worksheet("figures").DataValidations.ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                validations
                    .Where(validation => validation.ShowInputMessage && validation.InputMessage.Length > 0)
                    .Select(validation => validation.InputMessage),
                Is.EquivalentTo(StudyTemplate.InputMessages.Select(note => note.Text))
            );
            Assert.That(StudyTemplate.InputMessages.Select(note => note.Text.Length), Has.All.LessThan(256), "Excel shows no more");
            Assert.That(
                FigureTokens.Rates.Keys.Where(rate =>
                    !StudyTemplate.InputMessages.Single(note => note.Column == "value").Text.Contains(rate, StringComparison.Ordinal)
                ),
                Is.Empty
            );
        });
    }
}
