using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Gives every part of the questionnaire a name of its own.</summary>
/// <remarks>
/// In XLSForm names are unique within a group, in data files within the form. A name that another group has too is therefore
/// prefixed with its group's name, and no expression may use the shared name.
/// </remarks>
/// <param name="rootName">What XLSForm calls the whole form.</param>
/// <param name="problems">Where faults go.</param>
internal sealed class UniqueNameAllocator(string rootName, ProblemCollector problems)
{
    private readonly Dictionary<string, List<SourceLocation>> locationsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<(FormNode Scope, string Written), SourceLocation> locationsByScope = [];
    private readonly HashSet<(FormNode Scope, string Written)> reservedNames = [];
    private readonly HashSet<string> unsupportedNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> usedNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> suffixNumbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeatNames = new(StringComparer.Ordinal);

    /// <summary>What XLSForm calls the whole form.</summary>
    public string RootName => rootName;

    /// <summary>The names that several parts were given, and where.</summary>
    public IEnumerable<KeyValuePair<string, List<SourceLocation>>> SharedNames => locationsByName.Where(pair => pair.Value.Count > 1);

    /// <summary>Names of rows that are reported as unsupported: references to them need not be reported again.</summary>
    public IReadOnlySet<string> UnsupportedNames => unsupportedNames;

    /// <summary>Remembers the name of a row that the model cannot hold.</summary>
    public void AddUnsupported(string written) => unsupportedNames.Add(written);

    /// <summary>XLSForm keeps the number of a repeat's rows under this name where an expression yields it.</summary>
    public void ReserveForCount(string name, FormNode scope) => reservedNames.Add((scope, name));

    /// <summary>The parts whose names are kept for a number of rows.</summary>
    public IEnumerable<(string Name, SourceLocation Place)> ReservedNamesInUse =>
        reservedNames.Where(locationsByScope.ContainsKey).Select(name => (name.Written, locationsByScope[name]));

    /// <summary>A row that names a file has no value; its name is its own where it stands.</summary>
    public void AllocateForFile(string written, FormNode scope, SourceLocation location)
    {
        if (!locationsByScope.TryAdd((scope, written), location))
        {
            problems.AddError(
                "N001",
                location,
                $"The name '{written}' is taken by {locationsByScope[(scope, written)]}. Within a group, a repeat or the form "
                    + $"itself every row has its own."
            );
        }
    }

    /// <summary>The name of a part in the model; its own place is remembered.</summary>
    public string Allocate(string written, FormNode scope, bool isRepeat, SourceLocation location)
    {
        var isNewInScope = locationsByScope.TryAdd((scope, written), location);
        var locations = locationsByName.TryGetValue(written, out var knownLocations) ? knownLocations : locationsByName[written] = [];
        locations.Add(location);
        if (!isNewInScope)
        {
            problems.AddError(
                "N001",
                location,
                $"The name '{written}' is taken by {locations[0]}. Within a group, a repeat or the form itself every question, "
                    + $"group and repeat has its own."
            );
            return written;
        }

        if (written == "meta" || (isRepeat && written == rootName))
        {
            problems.AddError(
                "N008",
                location,
                written switch
                {
                    "meta" => $"The name 'meta' is reserved for the metadata of XLSForm. Choose another name.",
                    _ => $"'{written}' is XLSForm's name of the whole form, so no repeat may have it. Choose another name.",
                }
            );
        }

        if (isRepeat && !repeatNames.Add(written))
        {
            problems.AddError(
                "N001",
                location,
                $"The name '{written}' is taken by another repeat ({locations[0]}). Every repeat of a form has its own."
            );
            return written;
        }

        var groupName = scope.Parent is null ? "form" : scope.UniqueName;
        var uniqueName = usedNames.Contains(written) ? PrefixWithGroup(written, groupName) : written;
        usedNames.Add(uniqueName);
        if (uniqueName != written)
        {
            problems.AddWarning(
                "N007",
                location,
                $"The name '{written}' is taken by {locations[0]}. In files of answers this one is called '{uniqueName}'; give it a "
                    + $"name of its own."
            );
        }

        return uniqueName;
    }

    private string PrefixWithGroup(string written, string group)
    {
        var prefixed = $"{group}_{written}";
        var name = prefixed;
        while (usedNames.Contains(name))
        {
            suffixNumbers[prefixed] = suffixNumbers.GetValueOrDefault(prefixed, 1) + 1;
            name = string.Create(CultureInfo.InvariantCulture, $"{prefixed}_{suffixNumbers[prefixed]}");
        }

        return name;
    }
}
