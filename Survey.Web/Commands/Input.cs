using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Web.Features.Shared;

namespace Survey.Web.Commands;

/// <summary>Reads the files that commands are given. Every fault goes to stderr as <c>file: place: error: what to do</c>.</summary>
internal static class Input
{
    /// <summary>Everything wrong with a workbook, in its questionnaire, figures and claims.</summary>
    public static StudyCheck Check(string path) => StudyCheck.Of(StudyFile.Read(path));

    /// <summary>The study of a workbook without faults, or null.</summary>
    public static Study? ReadStudy(string path)
    {
        var check = Check(path);
        foreach (var problem in check.Problems.Where(problem => problem.IsInTheWay))
        {
            Console.Error.WriteLine($"{path}: {problem}");
        }

        return check.Faultless;
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
