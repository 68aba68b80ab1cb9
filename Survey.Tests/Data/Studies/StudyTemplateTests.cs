using ClosedXML.Excel;
using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Data.Studies;

namespace Survey.Tests.Data.Studies;

public sealed class StudyTemplateTests
{
    [Test]
    public void Write_TheTemplate_IsAStudyWithoutFault()
    {
        var reading = StudyFile.Read(StudyTemplate.Write(), "study.xlsx");
        var study = StudyText.Study(reading);
        var figures = FigureSheet.Read(study);

        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(figures.Problems, Is.Empty);
            Assert.That(ClaimSheet.Read(study, figures.Figures).Problems, Is.Empty);
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

    [Test]
    public void DropDowns_OfFigures_HoldEveryKind()
    {
        var kinds = Enum.GetNames<FigureKind>().Select(name => string.Concat(name.Select((c, index) => char.IsUpper(c) && index > 0 ? $"_{c}" : $"{c}")).ToLowerInvariant());

        Assert.That(StudyTemplate.DropDowns.Single(list => list.Column == "kind").Words.Split(','), Is.EquivalentTo(kinds));
    }
}
