using System.CommandLine;
using Survey.Data.Studies.Workbooks;

namespace Survey.Web.Commands;

/// <summary>Reads studies and prints all their problems.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var workbooks = new Argument<string[]>("workbook")
        {
            Description = "Study workbooks (.xlsx, .xls, .ods, .csv or .md).",
            Arity = ArgumentArity.OneOrMore,
        };
        workbooks.AcceptInputFiles();
        var command = new Command("check", "Check study workbooks: every error, warning and unsupported feature, with its cell.")
        {
            workbooks,
        };
        command.SetAction(parsed =>
            parsed.GetRequiredValue(workbooks).Select(TryCheck).ToList().TrueForAll(isValid => isValid) ? 0 : SurveyCommandLine.InvalidInput
        );
        return command;
    }

    private static bool TryCheck(string path)
    {
        var (study, problems) = CommandInputFiles.CheckStudy(path);
        foreach (var problem in ProblemSummary.Condense(problems))
        {
            Console.WriteLine($"{path}: {problem}");
        }

        var isValid = study is not null && !problems.Any(problem => problem.Severity == Severity.Error);
        if (isValid)
        {
            Console.WriteLine($"{path}: ok");
        }

        return isValid;
    }
}
