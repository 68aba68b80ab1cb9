using System.Globalization;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A ranking as it is typed, a rank for each choice, and as one text. Text that is not a ranking is kept, so that the page can
/// show it again.</summary>
internal static class RankingInput
{
    /// <summary>The names in the order of their ranks; where two have the same rank, or one is no number, <c>name:rank</c> of each, which
    /// the respondent has to correct.</summary>
    public static string Join(IEnumerable<(string Name, string Rank)> choices)
    {
        var ranked = choices.Where(choice => choice.Rank.Length > 0).ToList();
        var isUnambiguous =
            ranked.All(choice => int.TryParse(choice.Rank, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            && ranked.DistinctBy(choice => choice.Rank).Count() == ranked.Count;
        return string.Join(
            ' ',
            isUnambiguous
                ? ranked.OrderBy(choice => int.Parse(choice.Rank, CultureInfo.InvariantCulture)).Select(choice => choice.Name)
                : ranked.Select(choice => $"{choice.Name}:{choice.Rank}")
        );
    }

    /// <summary>The rank of a choice; empty where it has none.</summary>
    public static string RankOf(string text, string name)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.FirstOrDefault(part => part.StartsWith(name + ":", StringComparison.Ordinal)) is { } ambiguous)
        {
            return ambiguous[(name.Length + 1)..];
        }

        return Array.IndexOf(parts, name) is >= 0 and var index ? (index + 1).ToString(CultureInfo.InvariantCulture) : "";
    }
}
