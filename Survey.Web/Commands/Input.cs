using System.Collections.Immutable;
using Survey.Analysis.Figures;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies;

namespace Survey.Web.Commands;

/// <summary>Reads the files that commands are given. Every fault goes to stderr as <c>file: place: error: what to do</c>.</summary>
internal static class Input
{
    /// <summary>Everything wrong with a workbook, in its questionnaire, figures and claims.</summary>
    public static (Study? Study, ImmutableArray<StudyProblem> Problems) Check(string path)
    {
        var reading = StudyFile.Read(path);
        if (reading.Study is not { } study)
        {
            return (null, reading.Problems);
        }

        var figures = FigureSheet.Read(study);
        return (study, [.. reading.Problems, .. figures.Problems, .. ClaimSheet.Read(study, figures.Figures).Problems]);
    }

    /// <summary>The study of a workbook without faults, or null.</summary>
    public static Study? ReadStudy(string path)
    {
        var (study, problems) = Check(path);
        var faults = problems.Where(problem => problem.Severity != Severity.Warning).ToList();
        faults.ForEach(problem => Console.Error.WriteLine($"{path}: {problem}"));
        return faults.Count == 0 ? study : null;
    }

    /// <summary>The frame of a file without faults, or null.</summary>
    public static Frame? ReadFrame(string path, Study study)
    {
        var reading = FrameFile.ReadFrom(path, study);
        Report(reading.Problems);
        return reading.Frame;
    }

    /// <summary>The responses of files without faults, or null.</summary>
    public static IReadOnlyList<UnitResponse>? ReadResponses(string path, Study study, Frame frame)
    {
        var reading = ResponseFile.ReadFrom(path, study.Questionnaire, frame);
        Report(reading.Problems);
        return reading.Problems.IsEmpty ? reading.Responses : null;
    }

    private static void Report(IEnumerable<FileProblem> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }
    }
}
