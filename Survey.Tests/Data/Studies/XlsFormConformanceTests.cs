using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>
/// Reads forms that others wrote to try the XLSForm standard, each with its verdict. They are not ours and lie in no repository of ours:
/// in a folder that SURVEY_CONFORMANCE names, or in <c>shared/conformance</c> beside the clone.
/// </summary>
public sealed class XlsFormConformanceTests
{
    private static readonly JsonSerializerOptions LowerCase = new(JsonSerializerDefaults.Web);

    [Test]
    public void Read_EveryCase_IsAsItsVerdictSaysOrUnsupported()
    {
        var cases = JsonSerializer.Deserialize<List<FormCase>>(File.ReadAllText(Path.Combine(Folder(), "xlsform_cases.json")), LowerCase)
            ?? [];

        var outcomes = cases.Select(form => (form.Test, Outcome: Outcome(form))).ToList();

        Assert.That(outcomes, Is.Not.Empty);
        Print(outcomes.Select(form => form.Outcome.Kind));
        Assert.That(outcomes.Where(form => form.Outcome.Kind == "wrong").Select(form => $"{form.Test}: {form.Outcome.Why}"), Is.Empty);
    }

    [Test]
    public void Read_EveryFile_YieldsAStudyOrSaysWhyNot()
    {
        var readings = Directory
            .GetFiles(Path.Combine(Folder(), "xlsform_files"))
            .Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetFileName(path), Reading: StudyFileReader.Read(path)))
            .ToList();

        Assert.That(readings, Is.Not.Empty);
        Print(readings.Select(file => Kind(file.Reading)));
        foreach (var (name, reading) in readings)
        {
            TestContext.Out.WriteLine(
                $"{name}: {Kind(reading)}\n{string.Join("\n", reading.Problems.Select(problem => $"  {problem.Code} {problem}"))}"
            );
        }

        Assert.That(
            readings.Where(file => file.Reading.Study is null && !file.Reading.Problems.Any(IsInTheWay)).Select(file => file.Name),
            Is.Empty
        );
        Assert.That(
            readings
                .Where(file => file.Reading is { Study: { } study } && WorkbookCoverage.FindMissing(study).Any())
                .Select(file => file.Name),
            Is.Empty
        );
    }

    /// <summary>A form is accepted only if all that its tables say is in the model, and unsupported only if a cell says so.</summary>
    private static (string Kind, string Why) Outcome(FormCase form)
    {
        var file = WorkbookFile.Read(Encoding.UTF8.GetBytes(form.Md));
        var reading = file.Workbook is { } workbook ? StudyReader.Read(workbook) : new StudyParseResult(null, file.Problems);
        var kind = Kind(reading);
        var gaps = reading.Study is { } study ? WorkbookCoverage.FindMissing(study).ToList() : [];
        var hasCell = reading.Problems.Any(problem => problem is { Severity: Severity.Unsupported, Location: not null });
        return kind switch
        {
            "unsupported" when !hasCell => ("wrong", "unsupported without a cell"),
            "unsupported" => (kind, ""),
            _ when kind == "rejected" != form.Errored => ("wrong", $"{kind}: {string.Join("; ", reading.Problems)}\n{form.Md}"),
            _ when gaps.Count > 0 => ("wrong", string.Join("; ", gaps)),
            _ => (kind, ""),
        };
    }

    private static string Kind(StudyParseResult reading)
    {
        if (reading.Problems.Any(problem => problem.Severity == Severity.Unsupported))
        {
            return "unsupported";
        }

        return reading.Study is null ? "rejected" : "accepted";
    }

    private static bool IsInTheWay(StudyProblem problem) => problem.Severity is Severity.Error or Severity.Unsupported;

    private static void Print(IEnumerable<string> kinds)
    {
        var counts = kinds.CountBy(kind => kind).ToDictionary();
        TestContext.Out.WriteLine(
            string.Join(
                "  ",
                new[] { "accepted", "rejected", "unsupported", "wrong" }.Select(kind => $"{kind} {counts.GetValueOrDefault(kind)}")
            )
        );
    }

    private static string Folder()
    {
        var candidates = Environment.GetEnvironmentVariable("SURVEY_CONFORMANCE") is { Length: > 0 } named
            ? [named]
            : Parents(new DirectoryInfo(AppContext.BaseDirectory)).Select(folder => Path.Combine(folder.FullName, "shared", "conformance"));
        if (candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "xlsform_cases.json"))) is { } found)
        {
            return found;
        }

        Assert.Ignore(
            "Neither SURVEY_CONFORMANCE nor a folder shared/conformance beside the repository has xlsform_cases.json and "
                + "xlsform_files."
        );
        return "";
    }

    private static IEnumerable<DirectoryInfo> Parents(DirectoryInfo folder)
    {
        for (var parent = folder.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    private sealed record FormCase(string Test, string Md, bool Errored);
}
