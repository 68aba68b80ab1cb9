using System.Collections.Immutable;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Names that no file has on Windows, whatever its ending: they are devices.</summary>
internal static class WindowsFileNames
{
    private static readonly ImmutableHashSet<string> Devices =
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" }),
    ];

    /// <summary>Whether a file may not be called so; what follows the first point does not count.</summary>
    public static bool IsReserved(string name) => Devices.Contains(name.Split('.')[0].TrimEnd().ToUpperInvariant());
}
