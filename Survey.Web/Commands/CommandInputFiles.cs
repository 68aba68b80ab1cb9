using Survey.Analysis.Figures.Definitions;
using Survey.Data.Files.Tables;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Reads the input files of commands. Each problem is written to stderr as <c>file: place: error: what to do</c>.</summary>
internal static class CommandInputFiles
{
    /// <summary>Everything wrong with a workbook, in its questionnaire, figures and claims.</summary>
    public static StudyCheckResult CheckStudy(string path) => StudyCheckResult.Create(StudyFileReader.Read(path));

    /// <summary>The study of a workbook without errors, or null.</summary>
    public static Study? ReadStudy(string path)
    {
        var check = CheckStudy(path);
        foreach (var problem in check.Problems.Where(problem => problem.IsBlocking))
        {
            Console.Error.WriteLine($"{path}: {problem}");
        }

        return check.ValidStudy;
    }

    /// <summary>The study of a workbook that may be asked: without errors, and with what cannot be asked only where that may be left
    /// out. Null otherwise.</summary>
    public static Study? ReadStudyToAsk(string path, bool withoutUncollected)
    {
        var study = ReadStudy(path);
        if (withoutUncollected || study is null || !study.Questionnaire.UncollectedQuestions.Any())
        {
            return study;
        }

        var names = study.Questionnaire.UncollectedQuestions.Select(question => $"{question.Name} ({question.UncollectedType})");
        Console.Error.WriteLine(
            $"{path}: error {StudyProblem.UncollectedCode}: Some questions cannot be asked here: {string.Join(", ", names)}. "
                + $"Add --without-uncollected to leave them out, or remove their rows."
        );
        return null;
    }

    /// <summary>The frame of a file without errors, or null. What the study's figures need and the frame leaves empty is a warning
    /// on stderr.</summary>
    public static Frame? ReadFrame(string path, Study study, string studyPath)
    {
        var result = FrameFileReader.ReadFile(path, study);
        PrintProblems(result.Problems);
        foreach (var warning in result.Frame is { } frame ? ProblemSummary.Condense(EmptyFrameColumnCheck.Find(study, frame)) : [])
        {
            Console.Error.WriteLine($"{studyPath}: {warning} (frame: {path})");
        }

        return result.Frame;
    }

    /// <summary>The responses of files without errors, or null.</summary>
    public static IReadOnlyList<UnitResponse>? ReadResponses(string path, Study study, Frame frame)
    {
        var result = ResponseFile.ReadFrom(path, study.Questionnaire, frame);
        PrintProblems(result.Problems);
        return result.Problems.IsEmpty ? result.Responses : null;
    }

    private static void PrintProblems(IEnumerable<FileProblem> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }
    }
}
