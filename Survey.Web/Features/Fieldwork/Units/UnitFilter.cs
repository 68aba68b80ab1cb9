using System.Globalization;
using Survey.Data.Frames;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Which units of a frame are listed, as the address says.</summary>
internal sealed record UnitFilter
{
    /// <summary>A part of a unit's name, id, organisation or mail address; empty is all.</summary>
    public string? Search { get; init; }

    /// <summary>The respondent group; empty is all.</summary>
    public string? Group { get; init; }

    /// <summary>The status; null is all.</summary>
    public UnitStatus? State { get; init; }

    /// <summary>A column of the frame; empty where <see cref="Value"/> is not asked for.</summary>
    public string? By { get; init; }

    /// <summary>The value of that column; empty is all.</summary>
    public string? Value { get; init; }

    /// <summary>Whether a unit is listed.</summary>
    public bool Includes(UnitProgress unit) =>
        (string.IsNullOrEmpty(Group) || unit.Unit.RespondentGroup == Group)
        && (State is null || unit.Status == State)
        && (string.IsNullOrEmpty(By) || string.IsNullOrEmpty(Value) || unit.Unit.GetValue(By) == Value)
        && IsFound(unit.Unit);

    /// <summary>The address of a page of the list with this filter.</summary>
    /// <param name="path">The list's address.</param>
    /// <param name="page">The number of the page.</param>
    public string ToAddress(string path, int page = 1)
    {
        (string Name, string? Value)[] parameters =
        [
            (nameof(Search), Search?.Trim()),
            (nameof(Group), Group),
            (nameof(State), State?.ToString()),
            (nameof(By), By),
            (nameof(Value), Value),
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)),
        ];
        var query = string.Join(
            '&',
            parameters
                .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
                .Select(parameter => $"{parameter.Name.ToLowerInvariant()}={Uri.EscapeDataString(parameter.Value ?? "")}")
        );
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private bool IsFound(FrameUnit unit) =>
        string.IsNullOrWhiteSpace(Search)
        || CultureInfo.CurrentCulture.CompareInfo.IndexOf(
            $"{unit.DisplayName}\n{unit.Id}\n{unit.Organisation}\n{unit.Email}",
            Search.Trim(),
            CompareOptions.IgnoreCase
        ) >= 0;
}
