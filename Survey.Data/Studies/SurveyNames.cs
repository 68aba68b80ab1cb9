using System.Globalization;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Gives every part of the questionnaire a name of its own.</summary>
/// <remarks>
/// XLSForm asks that names differ within a group; files of answers ask that they differ throughout. A name that stands in another group too
/// is therefore led by its group's name, and no expression may speak of it by the shared name.
/// </remarks>
/// <param name="root">What XLSForm calls the whole form.</param>
/// <param name="problems">Where faults go.</param>
internal sealed class SurveyNames(string root, ProblemList problems)
{
    private readonly Dictionary<string, List<Place>> placesByWritten = new(StringComparer.Ordinal);
    private readonly Dictionary<(OpenPart Scope, string Written), Place> inScope = [];
    private readonly HashSet<(OpenPart Scope, string Written)> kept = [];
    private readonly HashSet<string> absent = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeats = new(StringComparer.Ordinal);

    /// <summary>The names that several parts were given, and where.</summary>
    public IEnumerable<KeyValuePair<string, List<Place>>> Shared => placesByWritten.Where(pair => pair.Value.Count > 1);

    /// <summary>Names of rows that are reported as unsupported: what speaks of them need not be reported again.</summary>
    public IReadOnlySet<string> Absent => absent;

    /// <summary>Remembers the name of a row that the model cannot hold.</summary>
    public void AddAbsent(string written) => absent.Add(written);

    /// <summary>XLSForm keeps the number of a repeat's rows under this name where an expression yields it.</summary>
    public void KeepForCount(string name, OpenPart scope) => kept.Add((scope, name));

    /// <summary>The parts whose names are kept for a number of rows.</summary>
    public IEnumerable<(string Name, Place Place)> Misused => kept.Where(inScope.ContainsKey).Select(name => (name.Written, inScope[name]));

    /// <summary>A row that names a file has no value; its name is its own where it stands.</summary>
    public void ClaimFile(string written, OpenPart scope, Place place)
    {
        if (!inScope.TryAdd((scope, written), place))
        {
            problems.Error("N001", place, $"The name '{written}' is taken by {inScope[(scope, written)]}. Within a group, a repeat or the form itself every row has its own.");
        }
    }

    /// <summary>The name of a part in the model; its own place is remembered.</summary>
    public string Claim(string written, OpenPart scope, bool isRepeat, Place place)
    {
        var isNewInScope = inScope.TryAdd((scope, written), place);
        var places = placesByWritten.TryGetValue(written, out var known) ? known : placesByWritten[written] = [];
        places.Add(place);
        if (!isNewInScope)
        {
            problems.Error("N001", place, $"The name '{written}' is taken by {places[0]}. Within a group, a repeat or the form itself every question, group and repeat has its own.");
            return written;
        }

        if (written == "meta" || (isRepeat && written == root))
        {
            problems.Error("N008", place, written == "meta"
                ? "The name 'meta' is kept for what XLSForm notes of the answering itself. Choose another name."
                : $"'{written}' is XLSForm's name of the whole form, so no repeat is called so. Choose another name.");
        }

        if (isRepeat && !repeats.Add(written))
        {
            problems.Error("N001", place, $"The name '{written}' is taken by another repeat ({places[0]}). Every repeat of a form has its own.");
            return written;
        }

        var name = taken.Contains(written) ? Led(written, scope.Element?.Name ?? "form") : written;
        taken.Add(name);
        if (name != written)
        {
            problems.Warning("N007", place, $"The name '{written}' is taken by {places[0]}. In files of answers this one is called '{name}'; give it a name of its own.");
        }

        return name;
    }

    private string Led(string written, string group)
    {
        var led = $"{group}_{written}";
        var name = led;
        while (taken.Contains(name))
        {
            numbers[led] = numbers.GetValueOrDefault(led, 1) + 1;
            name = string.Create(CultureInfo.InvariantCulture, $"{led}_{numbers[led]}");
        }

        return name;
    }
}
