using System.Globalization;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A ranking as it is typed, a place for each choice, and as one text. Whatever was typed comes back as it was.</summary>
internal static class RankingInput
{
    /// <summary>The names in the order of their places; where two have the same, <c>name:place</c> of each, to be mended.</summary>
    public static string Join(IEnumerable<(string Name, string Place)> ranks)
    {
        var given = ranks.Where(choice => choice.Place.Length > 0).ToList();
        var isUnambiguous =
            given.All(choice => int.TryParse(choice.Place, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            && given.DistinctBy(choice => choice.Place).Count() == given.Count;
        return string.Join(
            ' ',
            isUnambiguous
                ? given.OrderBy(choice => int.Parse(choice.Place, CultureInfo.InvariantCulture)).Select(choice => choice.Name)
                : given.Select(choice => $"{choice.Name}:{choice.Place}")
        );
    }

    /// <summary>The place of a choice; empty where it has none.</summary>
    public static string RankOf(string text, string name)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.FirstOrDefault(part => part.StartsWith(name + ":", StringComparison.Ordinal)) is { } typed ? typed[(name.Length + 1)..]
            : Array.IndexOf(parts, name) is >= 0 and var index ? (index + 1).ToString(CultureInfo.InvariantCulture)
            : "";
    }
}
