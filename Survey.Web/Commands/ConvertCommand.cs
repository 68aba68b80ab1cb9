using System.CommandLine;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Web.Commands;

/// <summary>Converts a workbook from .xlsx to .md or back, and from what else is read to either.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var workbook = new Argument<string>("workbook") { Description = "The workbook to read (.xlsx, .xls, .ods, .csv or .md)." };
        var target = new Argument<string>("out") { Description = "The file to write (.xlsx or .md)." };
        workbook.AcceptInputFiles();
        target.Validators.Add(result =>
        {
            var path = result.Tokens.Single().Value;
            if (FindTargetProblem(path) is { } problem)
            {
                result.AddError($"out '{path}': {problem}");
            }
        });
        var command = new Command("convert", "Convert a study workbook between Excel and Markdown; nothing is lost.") { workbook, target };
        command.SetAction(parsed => Convert(parsed.GetRequiredValue(workbook), parsed.GetRequiredValue(target)));
        return command;
    }

    private static string? FindTargetProblem(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".XLSX" or ".MD"
            ? PathCheck.FindOutputFileProblem(path)
            : "a workbook is written as .xlsx or .md; give the file one of these endings.";

    private static int Convert(string source, string target)
    {
        var result = WorkbookFile.Read(source);
        foreach (var problem in result.Problems)
        {
            Console.Error.WriteLine($"{source}: {problem}");
        }

        if (result.Workbook is null)
        {
            return SurveyCommandLine.InvalidInput;
        }

        WorkbookFile.Write(result.Workbook, target);
        var rowCount = result.Workbook.Sheets.Sum(sheet => sheet.Rows.Length);
        Console.WriteLine($"{target}: {CountPhrase.Of(result.Workbook.Sheets.Length, "sheet")}, {CountPhrase.Of(rowCount, "row")}");
        return 0;
    }
}
