using System.CommandLine;

namespace Survey.Web.Commands;

/// <summary>The options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The study's workbook.</summary>
    public static Option<string> Study() => new("--study") { Required = true, Description = "The study workbook (.xlsx or .md)." };

    /// <summary>The frame.</summary>
    public static Option<string> Frame() => new("--frame") { Required = true, Description = "The frame (.csv)." };

    /// <summary>Whether a study may be asked without the questions that cannot be asked here.</summary>
    public static Option<bool> WithoutUncollected() =>
        new("--without-uncollected")
        {
            Description = "Leave out the questions that cannot be asked here: positions, pictures, recordings, files, barcodes.",
        };
}
