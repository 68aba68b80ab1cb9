using System.CommandLine;
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
        var command = new Command("simulate", "Generate synthetic responses that follow the study's routing.")
        {
            study,
            frame,
            target,
            seed,
            coverage,
        };
        command.SetAction(parsed =>
            Simulate(
                parsed.GetRequiredValue(study),
                parsed.GetRequiredValue(frame),
                parsed.GetRequiredValue(target),
                parsed.GetValue(seed),
                parsed.GetValue(coverage)
            )
        );
        return command;
    }

    private static int Simulate(string studyPath, string framePath, string target, int seed, bool runsCoverageSearch)
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
                    CoverageSearch.Run(study.Questionnaire, frame, seed, ResponseSimulator.DefaultDate)
                )
            )
            {
                Console.WriteLine($"{studyPath}: {line}");
            }
        }

        var responses = ResponseSimulator.Simulate(study, frame, seed);
        ResponseFile.WriteTo(target, study.Questionnaire, responses);
        Console.WriteLine(
            $"{target}: {CountPhrase.Of(responses.Count, "synthetic response")} from {CountPhrase.Of(frame.Units.Length, "unit")}, "
                + $"seed {seed}"
        );
        return 0;
    }
}
