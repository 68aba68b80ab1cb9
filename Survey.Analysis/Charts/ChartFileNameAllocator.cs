using System.Globalization;
using Survey.Analysis.Figures.Definitions;

namespace Survey.Analysis.Charts;

/// <summary>Gives each chart a file name that Windows takes too, where case makes no difference and some names are
/// devices.</summary>
internal sealed class ChartFileNameAllocator
{
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name without ending, changed where another file has it or Windows does not take it.</summary>
    public string Allocate(string wanted)
    {
        var allowed = wanted.TrimEnd('.', ' ');
        var valid = allowed.Length == 0 || WindowsFileNames.IsReserved(allowed) ? $"{allowed.Replace('.', '_')}_" : allowed;
        var name = valid;
        for (var number = 2; !names.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{valid}_{number}");
        }

        return name;
    }
}
