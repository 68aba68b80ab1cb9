using System.Text;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Frames;
using Survey.Data.Studies;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Data.Frames;

public sealed class FrameFileReferenceTests
{
    [Test]
    public void WriteTemplate_ReadWithTheStudyOfTheTemplate_IsAFrameOfAPair()
    {
        var study = StudyMarkdown.Study(StudyFileReader.Read(StudyTemplate.Write(FigureSheetReference.WholeWorkbook), "study.xlsx"));
        using var reader = new StreamReader(new MemoryStream(FrameFileReference.WriteTemplate()), Encoding.UTF8);

        var result = FrameFileReader.Read(reader, study);

        Assert.That(result.Problems, Is.Empty);
        Assert.That(result.Frame?.Units.GroupBy(unit => unit.Pair).Single().Select(unit => unit.RespondentGroup), Is.Unique);
    }

    [Test]
    public void Dispositions_OfTheReference_HaveOneWordForEach()
    {
        Assert.That(DispositionReference.All.Select(word => word.Disposition), Is.EquivalentTo(Enum.GetValues<Disposition>()));
    }
}
