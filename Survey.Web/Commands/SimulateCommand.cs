using System.CommandLine;
using System.Globalization;
using Survey.Data.Responses.Files;
using Survey.Data.Simulation;
using Survey.Data.Simulation.Coverage;
using Survey.Data.Texts;

namespace Survey.Web.Commands;

/// <summary>Generates synthetic responses to a study, to try form, figures and report before anyone has answered.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var study = CommonOptions.Study();
        var frame = CommonOptions.Frame();
        var target = CommonOptions.OutputFile("--out",
            "The responses file to write, also with --coverage; a repeat's rows go beside it.",
            isRequired: true
        );
        var seed = CommonOptions.WholeNumber("--seed", "The same seed gives the same answers.", SimulationSeed.Default);
        var coverage = new Option<bool>("--coverage")
        {
            Description =
                "Run the coverage search before the answers are written to --out: bots fill in the form; print every question, choice and "
                + "edit that none reached, and every dead end.",
        };
        var date = new Option<DateOnly>("--date")
        {
            Description =
                "The day on which everyone answers, such as 2032-04-30: what today() yields. It is the same for every run unless it is "
                + "given, so that a seed gives the same answers on any day.",
            DefaultValueFactory = _ => ResponseSimulator.DefaultDate,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (!DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    result.AddError($"--date '{text}': give a day, such as 2032-04-30.");
                }

                return day;
            },
        };
        var command = new Command("simulate", "Generate synthetic responses that follow the study's routing.")
        {
            study,
            frame,
            target,
            seed,
            date,
            coverage,
        };
        command.SetAction(parsed =>
            Simulate(
                parsed.GetRequiredValue(study),
                parsed.GetRequiredValue(frame),
                parsed.GetRequiredValue(target),
                new SimulationRun(parsed.GetValue(seed), parsed.GetValue(date)),
                parsed.GetValue(coverage)
            )
        );
        return command;
    }

    private static int Simulate(string studyPath, string framePath, string target, SimulationRun run, bool runsCoverageSearch)
    {
        if (
            CommandInputFiles.ReadStudy(studyPath) is not { } study
            || CommandInputFiles.ReadFrame(framePath, study, studyPath) is not { } frame
        )
        {
            return SurveyCommandLine.InvalidInput;
        }

        if (runsCoverageSearch)
        {
            foreach (
                var line in CoverageReportFormatter.FormatLines(
                    CoverageSearch.Run(study.Questionnaire, frame, run.Seed, run.Date)
                )
            )
            {
                Console.WriteLine($"{studyPath}: {line}");
            }
        }

        var responses = ResponseSimulator.Simulate(study, frame, run.Seed, run.Date);
        ResponseFile.WriteTo(target, study.Questionnaire, responses);
        Console.WriteLine(
            $"{target}: {CountPhrase.Of(responses.Count, "synthetic response")} from {CountPhrase.Of(frame.Units.Length, "unit")}, "
                + $"seed {run.Seed}, as if they answered on {run.Date:O} (--date names another day)"
        );
        return 0;
    }

    /// <summary>What the answers are drawn from, and on which day everyone answers.</summary>
    private sealed record SimulationRun(int Seed, DateOnly Date);
}
