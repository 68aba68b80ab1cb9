using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Sets those who answered against all who were asked, in everything that the study's frame says of them.</summary>
internal sealed class NonresponseAnalysis(Dataset dataset, DesignBook designs)
{
    private readonly Weighting weighting = dataset.Study.Settings.WeightingClass is null ? Weighting.None : Weighting.ByClass;

    /// <summary>One profile for each respondent group that has eligible units, in the frame's order.</summary>
    public ImmutableArray<NonresponseProfile> Profiles() =>
    [
        .. dataset.Eligible.Rows()
            .GroupBy(unit => dataset.Frame.Units[unit].RespondentGroup, StringComparer.Ordinal)
            .Select(group => ProfileOf(group.Key, [.. group])),
    ];

    private NonresponseProfile ProfileOf(string group, int[] units)
    {
        var factors = dataset.Study.FrameColumns
            .Where(column => column.Type == QuestionType.SingleChoice)
            .Select(column => new FrameFactor(dataset, units, column))
            .Where(factor => factor.Levels.Count > 1)
            .ToList();
        var response = ResponseModel.Of([.. units.Select(unit => dataset.Submitted[unit])], factors);
        var all = BitsOf(units);
        return new NonresponseProfile
        {
            Group = group,
            Units = units.Length,
            Answered = dataset.Submitted.And(all).Count,
            Classes = [.. factors.Select(factor => ClassesOf(factor, all, response))],
            Numbers =
            [
                .. dataset.Study.FrameColumns
                    .Where(column => column.Type is QuestionType.WholeNumber or QuestionType.Number)
                    .Select(column => NumberOf(column, units))
                    .Where(number => number.Units > 0),
            ],
            Representativity = response?.Summary,
            MergedClasses = [.. designs.OfUnits(all, all, weighting).MergedClasses],
        };
    }

    private FrameClasses ClassesOf(FrameFactor factor, Bits all, ResponseModel? response)
    {
        var part = response?.Propensity.Unconditional(factor.Factor);
        return new FrameClasses(
            factor.Column,
            [
                .. factor.Levels.Index().Select(level =>
                {
                    var members = BitsOf(factor.UnitsOf(level.Index));
                    return new FrameClass(level.Item, members.Count, members.And(dataset.Submitted).Count, Compare(all, unit => members[unit] ? 1 : 0))
                    {
                        Part = part?.Categories[level.Index].Value,
                    };
                }),
            ])
        {
            Part = part?.Value,
            PartBeyondOthers = response?.PartBeyondOthers(factor),
        };
    }

    private FrameNumber NumberOf(FrameColumn column, int[] units)
    {
        var values = dataset.Units.Find(column.Name) as Column.Numbers;
        var known = values is null ? Bits.None(dataset.Length) : BitsOf(units).And(values.Known);
        return new FrameNumber(column.Name, known.Count, known.And(dataset.Submitted).Count, Compare(known, unit => values?.Values.Span[unit] ?? 0));
    }

    private FrameBenchmark? Compare(Bits units, Func<int, double> valueOf)
    {
        var design = designs.OfUnits(units, units, weighting);
        return design.Sample.RowCount == 0 ? null : FrameBenchmark.Of(
            design.Sample, design.DatasetRowOfRow.ToArray().Select(valueOf).ToArray(), units.Rows().Select(valueOf).ToArray());
    }

    private Bits BitsOf(int[] units)
    {
        var members = units.ToHashSet();
        return Bits.Where(dataset.Length, members.Contains);
    }
}
