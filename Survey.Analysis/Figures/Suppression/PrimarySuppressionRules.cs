using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.TableSuppression;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>The study's rules by which a cell is sensitive by itself: too few answers, answers that are all the same, a sum that few
/// contribute to.</summary>
internal sealed class PrimarySuppressionRules(StudySettings settings)
{
    /// <summary>Whether fewer answers are counted than the study shows.</summary>
    public bool IsSmall(RowSet known) => known.Count < settings.SuppressBelow;

    /// <summary>Whether all answers are the same, of fewer than the study shows in that case.</summary>
    public bool IsAlike(CountSpecification specification, RowSet known, RowSet memberRows) =>
        specification.ArePartsAnswers
        && known.Count < settings.SuppressAlikeBelow
        && specification.Partitions.Any(parts =>
            SensitivityRules.IsHomogeneous(parts.Select(part => (double)part.CountIntersection(memberRows)))
        );

    /// <summary>The protection that the sum of the values needs, in its own unit, up and down; 0 is none: Hundepool et al. (2012),
    /// Statistical Disclosure Control, section 4.2.2. Contributors are units, also over a repeat.</summary>
    public double SumProtectionOf(CountSpecification specification, RowSet known)
    {
        if (specification.Values is not { } values || (settings.SuppressDominance is null && settings.SuppressPercent is null))
        {
            return 0;
        }

        var unitOfRow = specification.Universe.Evaluator.Table.UnitOfRow;
        var contributions = known
            .Rows()
            .GroupBy(row => unitOfRow.Span[row], row => values.Span[row])
            .Select(unit => unit.Sum())
            .OrderDescending()
            .ToList();
        var (sum, distance) = (contributions.Sum(), 0.0);
        if (
            settings.SuppressDominance is { } rule
            && SensitivityRules.IsDominated(contributions, rule.ContributorCount, rule.MaximumPercent)
        )
        {
            distance = (contributions.Take(rule.ContributorCount).Sum() * 100 / rule.MaximumPercent) - sum;
        }

        return settings.SuppressPercent is { } percent && SensitivityRules.IsWithinPercent(contributions, percent)
            ? Math.Max(distance, (percent / 100 * contributions[0]) - contributions.Skip(2).Sum())
            : distance;
    }
}
