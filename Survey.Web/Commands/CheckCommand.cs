using System.CommandLine;
using Survey.Data.Studies;

namespace Survey.Web.Commands;

/// <summary>Reads studies and prints everything that is wrong with them.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var workbooks = new Argument<string[]>("workbook") { Description = "Study workbooks (.xlsx or .md).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Check study workbooks: every error, warning and unsupported feature, with its cell.") { workbooks };
        command.SetAction(parsed => parsed.GetRequiredValue(workbooks).Select(IsFree).ToList().TrueForAll(isFree => isFree) ? 0 : SurveyCommandLine.InputAtFault);
        return command;
    }

    private static bool IsFree(string path)
    {
        var (study, problems) = Input.Check(path);
        foreach (var problem in problems)
        {
            Console.WriteLine($"{path}: {problem}");
        }

        var isFree = study is not null && !problems.Any(problem => problem.Severity == Severity.Error);
        if (isFree)
        {
            Console.WriteLine($"{path}: ok");
        }

        return isFree;
    }
}
