using System.CommandLine;
using Survey.Analysis.Figures;
using Survey.Analysis.Reports;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Web.Commands;

/// <summary>Writes a study's report: from files without any database, or from a round in the database.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var study = new Option<string>("--study") { Description = "The study workbook (.xlsx or .md)." };
        var frame = new Option<string>("--frame") { Description = "The frame (.csv)." };
        var responses = new Option<string>("--responses") { Description = "The responses (.csv); a repeat's rows are found beside them." };
        var round = new Option<string>("--round") { Description = "A round in the database, instead of files." };
        var language = new Option<string>("--language")
        {
            Description = "The report's language, such as sv or en; otherwise the study's own.",
        };
        var target = new Option<string>("--out") { Required = true, Description = "The folder to write to." };
        var command = new Command("report", "Write figures.json, report.xlsx and charts/.")
        {
            study,
            frame,
            responses,
            round,
            language,
            target,
        };
        command.Validators.Add(result =>
        {
            var files = new[] { study, frame, responses }.Count(option => result.GetResult(option) is not null);
            if (result.GetResult(round) is null ? files < 3 : files > 0)
            {
                result.AddError("Give --study, --frame and --responses, or --round alone.");
            }
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var input = parsed.GetValue(round) is { } name
                    ? await ReadRoundAsync(name, cancellation)
                    : ReadFiles(parsed.GetRequiredValue(study), parsed.GetRequiredValue(frame), parsed.GetRequiredValue(responses));
                return input is null
                    ? SurveyCommandLine.InvalidInput
                    : Write(input, parsed.GetRequiredValue(target), parsed.GetValue(language));
            }
        );
        return command;
    }

    private static ReportInput? ReadFiles(string studyPath, string framePath, string responsesPath)
    {
        if (
            CommandInputFiles.ReadStudy(studyPath) is not { } study
            || CommandInputFiles.ReadFrame(framePath, study) is not { } frame
            || CommandInputFiles.ReadResponses(responsesPath, study, frame) is not { } responses
        )
        {
            return null;
        }

        return new ReportInput(study, frame, responses, responses.Any(response => response.IsSynthetic));
    }

    private static async Task<ReportInput?> ReadRoundAsync(string name, CancellationToken cancellation)
    {
        await using var site = await SurveySite.BuildWithStorageAsync(cancellation);
        return await RoundInput.ReadAsync(site, name, cancellation) is { } snapshot
            ? new ReportInput(snapshot.Study, snapshot.Frame, snapshot.UnitResponses, snapshot.Round.IsSynthetic)
            : null;
    }

    private static int Write(ReportInput input, string folder, string? language)
    {
        var known = input.Study.Questionnaire.Languages.Select(own => own.Code).ToList();
        if (language is not null && !known.Contains(language))
        {
            Console.Error.WriteLine($"--language: error: The study is not written in '{language}', but in {string.Join(", ", known)}.");
            return SurveyCommandLine.InvalidInput;
        }

        var figures = FigureCalculator.ComputeAll(input.Study, input.Frame, input.Responses);
        try
        {
            new StudyReport(figures, input.Frame, input.Responses, input.IsSynthetic, language).Write(path =>
                CreateFile(Path.Combine(folder, path))
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder}: error: The report cannot be written: {exception.Message}");
            return SurveyCommandLine.InvalidInput;
        }

        Console.WriteLine(
            $"{folder}: {figures.Figures.Length} figures from {figures.SubmittedResponses} responses of {figures.EligibleUnits} "
                + $"units, data {figures.DatasetHash[..12]}"
        );
        return 0;
    }

    private static FileStream CreateFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        return File.Create(path);
    }

    private sealed record ReportInput(Study Study, Frame Frame, IReadOnlyList<UnitResponse> Responses, bool IsSynthetic);
}
