using System.Globalization;

namespace Survey.Analysis.Reports;

/// <summary>Gives each sheet of a workbook a name that Excel takes, and that no other sheet has, whatever its case.</summary>
internal sealed class SheetNameAllocator
{
    /// <summary>Excel takes no longer name.</summary>
    private const int MaximumLength = 31;

    /// <summary>Excel keeps the name for a sheet of its own.</summary>
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { "History" };

    /// <summary>The name, changed where Excel would not take it.</summary>
    public string Allocate(string wanted)
    {
        var allowed = string.Concat(wanted.Select(c => char.IsControl(c) || "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? '_' : c));
        var name = Shorten(allowed, "");
        for (var number = 2; !names.Add(name); number++)
        {
            name = Shorten(allowed, string.Create(CultureInfo.InvariantCulture, $" {number}"));
        }

        return name;
    }

    private static string Shorten(string name, string suffix)
    {
        var length = Math.Min(name.Length, MaximumLength - suffix.Length);
        var isCutInPair = length > 0 && length < name.Length && char.IsHighSurrogate(name[length - 1]);
        var text = name[..(isCutInPair ? length - 1 : length)].Trim('\'', ' ');
        return (text.Length > 0 ? text : "_") + suffix;
    }
}
