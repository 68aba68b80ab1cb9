using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

public sealed class SampleStudyTests
{
    private static IEnumerable<string> Samples => Directory.GetDirectories(Repository.PathOf("samples")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Samples))]
    public void Read_ASampleStudy_HasNoProblem(string sample)
    {
        var reading = StudyFile.Read(Repository.PathOf("samples", sample, "study.md"));

        Assert.That(reading.Problems.Select(problem => problem.ToString()), Is.Empty);
        Assert.That(reading.Study, Is.Not.Null);
    }

    [TestCaseSource(nameof(Samples))]
    public void Read_ASampleStudyInExcel_IsTheSameAsInMarkdown(string sample)
    {
        var markdown = StudyFile.Read(Repository.PathOf("samples", sample, "study.md")).Study;
        var excel = StudyFile.Read(Repository.PathOf("samples", sample, "study.xlsx")).Study;

        Assert.That(excel?.Hash, Is.EqualTo(markdown?.Hash).And.Not.Null, "Run: dotnet run --project Survey.Web -- convert study.md study.xlsx");
    }
}
