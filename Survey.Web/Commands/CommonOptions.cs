using System.CommandLine;
using System.Globalization;

namespace Survey.Web.Commands;

/// <summary>The options that several commands share. What is wrong with one is said in a line that names it, before anything is read or
/// written.</summary>
internal static class CommonOptions
{
    /// <summary>The study's workbook.</summary>
    public static Option<string> Study() => InputFile("--study", "The study workbook (.xlsx, .xls, .ods, .csv or .md).", isRequired: true);

    /// <summary>The frame.</summary>
    public static Option<string> Frame() => InputFile("--frame", "The frame (.csv, .xlsx, .xls or .ods).", isRequired: true);

    /// <summary>Whether a study may be asked without the questions that cannot be asked here.</summary>
    public static Option<bool> WithoutUncollected() =>
        new("--without-uncollected")
        {
            Description = "Leave out the questions that cannot be asked here: positions, pictures, recordings, files, barcodes.",
        };

    /// <summary>A round in the database.</summary>
    public static Option<string> Round() => new("--round") { Required = true, Description = "The round's name." };

    /// <summary>Why something is changed.</summary>
    public static Option<string> Reason(int maximumLength)
    {
        var option = new Option<string>("--reason")
        {
            Description = "Why; it is kept with the change.",
            DefaultValueFactory = _ => "",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && text.Length > maximumLength)
            {
                result.AddError($"--reason: it has {text.Length} characters; give at most {maximumLength}.");
            }
        });
        return option;
    }

    /// <summary>A file that is read.</summary>
    public static Option<string> InputFile(string name, string description, bool isRequired) =>
        Path(name, description, isRequired, PathCheck.FindInputFileProblem);

    /// <summary>A file that is written; one that is there is replaced.</summary>
    public static Option<string> OutputFile(string name, string description, bool isRequired) =>
        Path(name, description, isRequired, PathCheck.FindOutputFileProblem);

    /// <summary>A file that is written and must not be there yet.</summary>
    public static Option<string> NewFile(string name, string description, bool isRequired) =>
        Path(name, description, isRequired, PathCheck.FindNewFileProblem);

    /// <summary>A folder that files are written to; it is created where it is not there.</summary>
    public static Option<string> OutputFolder(string name, string description) =>
        Path(name, description, isRequired: true, PathCheck.FindOutputFolderProblem);

    /// <summary>Refuses what cannot be read as a file.</summary>
    public static void AcceptInputFiles<T>(this Argument<T> argument) =>
        argument.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(token => token.Value))
            {
                if (PathCheck.FindInputFileProblem(path) is { } problem)
                {
                    result.AddError($"{argument.Name} '{path}': {problem}");
                }
            }
        });

    /// <summary>A whole number.</summary>
    public static Option<int> WholeNumber(string name, string description, int defaultValue) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => defaultValue,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                {
                    result.AddError($"{name} '{text}': give a whole number from {int.MinValue} to {int.MaxValue}.");
                }

                return number;
            },
        };

    private static Option<string> Path(string name, string description, bool isRequired, Func<string, string?> findProblem)
    {
        var option = new Option<string>(name) { Required = isRequired, Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && findProblem(path) is { } problem)
            {
                result.AddError($"{name} '{path}': {problem}");
            }
        });
        return option;
    }
}
