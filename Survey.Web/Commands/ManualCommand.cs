using System.CommandLine;
using Survey.Web.Features.Help;

namespace Survey.Web.Commands;

/// <summary>Prints the manual's reference as Markdown, or writes it into a file.</summary>
internal static class ManualCommand
{
    public static Command Create()
    {
        var target = CommonOptions.OutputFile(
            "--out",
            "The file (.md) to write. One that holds the two lines between which the reference stands keeps what is around them; "
                + "without --out the reference is printed.",
            isRequired: false
        );
        var command = new Command("manual", "Print the reference of the workbook: every sheet, column, word, function and code.")
        {
            target,
        };
        command.SetAction(parsed => Write(parsed.GetValue(target)));
        return command;
    }

    private static int Write(string? target)
    {
        var reference = ManualMarkdownWriter.Write(ReferenceManual.Standard);
        if (target is null)
        {
            Console.Write(reference);
            return 0;
        }

        var before = File.Exists(target) ? File.ReadAllText(target) : "";
        File.WriteAllText(target, ManualMarkdownWriter.ReplaceBetweenMarkers(before, reference) ?? reference);
        Console.WriteLine($"{target}: {ReferenceManual.Standard.Sections.Sum(section => section.Entries.Length)} entries");
        return 0;
    }
}
