using System.CommandLine;
using Survey.Analysis.Figures;
using Survey.Analysis.Reports;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Web.Commands;

/// <summary>Writes a study's report: from files without any database, or from a round in the database.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var study = CommonOptions.InputFile("--study", "The study workbook (.xlsx, .xls, .ods, .csv or .md).", isRequired: false);
        var frame = CommonOptions.InputFile("--frame", "The frame (.csv, .xlsx, .xls or .ods).", isRequired: false);
        var responses = CommonOptions.InputFile(
            "--responses",
            "The responses (.csv); a repeat's rows are found beside them.",
            isRequired: false
        );
        var round = new Option<string>("--round") { Description = "A round in the database, instead of files." };
        var dataset = new Option<string>("--dataset")
        {
            Description = "A frozen dataset of the round, instead of its answers as they are.",
        };
        var language = new Option<string>("--language")
        {
            Description = "The report's language, such as sv or en; otherwise the study's own.",
        };
        var target = CommonOptions.OutputFolder("--out", "The folder to write to.");
        var command = new Command("report", "Write figures.json, report.xlsx and charts/.")
        {
            study,
            frame,
            responses,
            round,
            dataset,
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

            if (result.GetResult(dataset) is not null && result.GetResult(round) is null)
            {
                result.AddError("--dataset: it is of a round; name the round with --round.");
            }
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(round) is { } name)
                {
                    return await ReadRoundAsync(name, parsed.GetValue(dataset), cancellation) is { } stored
                        ? Write(stored, parsed.GetRequiredValue(target), parsed.GetValue(language))
                        : SurveyCommandLine.InvalidUsage;
                }

                var files = (parsed.GetRequiredValue(study), parsed.GetRequiredValue(frame), parsed.GetRequiredValue(responses));
                return ReadFiles(files) is { } read
                    ? Write(read, parsed.GetRequiredValue(target), parsed.GetValue(language))
                    : SurveyCommandLine.InvalidInput;
            }
        );
        return command;
    }

    private static ReportInput? ReadFiles((string Study, string Frame, string Responses) paths)
    {
        if (
            CommandInputFiles.ReadStudy(paths.Study) is not { } study
            || CommandInputFiles.ReadFrame(paths.Frame, study, paths.Study) is not { } frame
            || CommandInputFiles.ReadResponses(paths.Responses, study, frame) is not { } responses
        )
        {
            return null;
        }

        return new ReportInput(study, frame, responses, responses.Any(response => response.IsSynthetic));
    }

    private static async Task<ReportInput?> ReadRoundAsync(string name, string? dataset, CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        return site is not null && await RoundInput.ReadAsync(site, name, dataset, cancellation) is { } snapshot
            ? new ReportInput(snapshot.Study, snapshot.Frame, snapshot.UnitResponses, snapshot.Round.IsSynthetic)
            : null;
    }

    private static int Write(ReportInput input, string folder, string? language)
    {
        var known = input.Study.Questionnaire.Languages.Select(own => own.Code).ToList();
        if (language is not null && !known.Contains(language))
        {
            Console.Error.WriteLine($"--language '{language}': the study is written in {string.Join(", ", known)}.");
            return SurveyCommandLine.InvalidUsage;
        }

        var figures = FigureCalculator.ComputeAll(input.Study, input.Frame, input.Responses);
        try
        {
            using var files = new OutputFileSet(folder);
            new StudyReport(figures, input.Frame, input.Responses, input.IsSynthetic, language).Write(files.Create);
            files.MoveIntoPlace();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder}: error: The report cannot be written: {exception.Message}");
            return SurveyCommandLine.InvalidInput;
        }

        Console.WriteLine(
            $"{folder}: {CountPhrase.Of(figures.Figures.Length, "figure")} from "
                + $"{CountPhrase.Of(figures.SubmittedResponses, "response")} of {CountPhrase.Of(figures.EligibleUnits, "unit")}, "
                + $"data {figures.DatasetHash[..12]}"
        );
        return 0;
    }

    private sealed record ReportInput(Study Study, Frame Frame, IReadOnlyList<UnitResponse> Responses, bool IsSynthetic);
}
