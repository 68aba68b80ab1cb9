using Survey.Data.Frames;

namespace Survey.Analysis.Datasets;

/// <summary>Finds for each unit the other unit of its pair, preferably of another respondent group.</summary>
internal static class PartnerFinder
{
    /// <summary>Positions in the frame; -1 where there is no eligible partner. Of several, the first in the frame.</summary>
    public static ReadOnlyMemory<int> FindPartners(Frame frame, RowSet eligible)
    {
        var pairs = frame
            .Units.Index()
            .Where(entry => eligible[entry.Index] && entry.Item.Pair.Length > 0)
            .GroupBy(entry => entry.Item.Pair, StringComparer.Ordinal)
            .Select(pair => pair.ToList());
        var partners = new int[frame.Units.Length];
        Array.Fill(partners, -1);
        foreach (var pair in pairs)
        {
            foreach (var (position, unit) in pair)
            {
                partners[position] = pair.Where(other => other.Index != position)
                    .OrderBy(other => other.Item.RespondentGroup == unit.RespondentGroup)
                    .Select(other => other.Index)
                    .FirstOrDefault(-1);
            }
        }

        return partners;
    }
}
