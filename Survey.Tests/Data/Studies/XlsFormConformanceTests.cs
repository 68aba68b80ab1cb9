using System.Text.Json;
using NUnit.Framework;
using Survey.Data.Studies;

namespace Survey.Tests.Data.Studies;

/// <summary>Reads forms that others wrote to try the XLSForm standard: each yields a study or problems, never an exception.</summary>
public sealed class XlsFormConformanceTests
{
    private static readonly JsonSerializerOptions LowerCase = new(JsonSerializerDefaults.Web);

    [Test]
    public void Read_EveryCase_YieldsAStudyOrProblems()
    {
        var cases = JsonSerializer.Deserialize<List<FormCase>>(File.ReadAllText(Path.Combine(Folder(), "xlsform_cases.json")), LowerCase) ?? [];

        var readings = cases.Select(form => (form.Test, Reading: WorkbookFile.Read(System.Text.Encoding.UTF8.GetBytes(form.Md)) is { Workbook: { } workbook } ? StudyReader.Read(workbook) : null)).ToList();

        Assert.That(readings, Is.Not.Empty);
        Assert.That(readings.Where(form => form.Reading is { Study: null, Problems: [] }).Select(form => form.Test), Is.Empty);
        Report(readings.Select(form => (form.Test, form.Reading)));
    }

    [Test]
    public void Read_EveryFile_YieldsAStudyOrProblems()
    {
        var readings = Directory.GetFiles(Path.Combine(Folder(), "xlsform_files")).Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetFileName(path), Reading: StudyFile.Read(path))).ToList();

        Assert.That(readings, Is.Not.Empty);
        Assert.That(readings.Where(file => file.Reading is { Study: null, Problems: [] }).Select(file => file.Name), Is.Empty);
        Report(readings.Select(file => (file.Name, (StudyReading?)file.Reading)));
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("SURVEY_CONFORMANCE") is { Length: > 0 } folder)
        {
            return folder;
        }

        Assert.Ignore("SURVEY_CONFORMANCE does not name a folder with xlsform_cases.json and xlsform_files.");
        return "";
    }

    private static void Report(IEnumerable<(string Name, StudyReading? Reading)> readings)
    {
        foreach (var (name, reading) in readings)
        {
            TestContext.Out.WriteLine($"{name}: {(reading is null ? "no workbook" : reading.Study is null ? "refused" : "study")}");
            foreach (var problem in reading?.Problems ?? [])
            {
                TestContext.Out.WriteLine($"  {problem.Code} {problem}");
            }
        }
    }

    private sealed record FormCase(string Test, string Md);
}
