using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Figures.Results;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Nonresponse;

/// <summary>Sets those who answered against all who were asked, in everything that the study's frame says of them.</summary>
internal sealed class NonresponseProfileBuilder(Dataset dataset, CellDesignCache designs)
{
    private readonly Weighting weighting = dataset.Study.Settings.WeightingClassColumn is null ? Weighting.None : Weighting.ByClass;

    /// <summary>One profile for each respondent group that has eligible units, in the frame's order.</summary>
    public ImmutableArray<NonresponseProfile> ComputeProfiles() =>
        [
            .. dataset
                .EligibleUnits.Rows()
                .GroupBy(unit => dataset.Frame.Units[unit].RespondentGroup, StringComparer.Ordinal)
                .Select(group => ProfileOf(group.Key, [.. group])),
        ];

    private NonresponseProfile ProfileOf(string group, int[] units)
    {
        var factors = dataset
            .Study.FrameColumns.Where(column => column.Type == QuestionType.SingleChoice)
            .Select(column => new FrameCategoryFactor(dataset, units, column))
            .Where(factor => factor.Levels.Count > 1)
            .ToList();
        var response = ResponseModel.Build([.. units.Select(unit => dataset.SubmittedUnits[unit])], factors);
        var all = RowsOf(units);
        return new NonresponseProfile
        {
            RespondentGroup = group,
            EligibleUnits = units.Length,
            AnsweredUnits = dataset.SubmittedUnits.And(all).Count,
            Classes = [.. factors.Select(factor => ClassesOf(factor, all, response))],
            Means =
            [
                .. dataset
                    .Study.FrameColumns.Where(column => column.Format == AnswerFormat.Number)
                    .Select(column => MeanOf(column, units))
                    .Where(number => number.KnownUnits > 0),
            ],
            Representativity = response?.Summary,
            MergedClasses = [.. designs.ForUnits(all, all, weighting).MergedClasses],
        };
    }

    private FrameColumnClasses ClassesOf(FrameCategoryFactor factor, RowSet all, ResponseModel? response)
    {
        var indicator = response?.Propensity.Unconditional(factor.Factor);
        return new FrameColumnClasses(
            factor.ColumnName,
            [
                .. factor
                    .Levels.Index()
                    .Select(level =>
                    {
                        var members = RowsOf(factor.UnitsIn(level.Index));
                        return new FrameClass(
                            level.Item,
                            members.Count,
                            members.And(dataset.SubmittedUnits).Count,
                            BenchmarkOf(all, unit => members[unit] ? 1 : 0)
                        )
                        {
                            PartialIndicator = indicator?.Categories[level.Index].Value,
                        };
                    }),
            ]
        )
        {
            PartialIndicator = indicator?.Value,
            ConditionalPartialIndicator = response?.ConditionalPartialIndicator(factor),
        };
    }

    private FrameMean MeanOf(FrameColumn column, int[] units)
    {
        var values = dataset.Units.Find(column.Name) as Column.Numeric;
        var known = values is null ? RowSet.None(dataset.Length) : RowsOf(units).And(values.Known);
        return new FrameMean(
            column.Name,
            known.Count,
            known.And(dataset.SubmittedUnits).Count,
            BenchmarkOf(known, unit => values?.Values.Span[unit] ?? 0)
        );
    }

    private FrameBenchmark? BenchmarkOf(RowSet units, Func<int, double> valueOf)
    {
        var design = designs.ForUnits(units, units, weighting);
        return design.Sample.RowCount == 0
            ? null
            : FrameBenchmark.Of(
                design.Sample,
                design.DatasetRowOfRow.ToArray().Select(valueOf).ToArray(),
                units.Rows().Select(valueOf).ToArray()
            );
    }

    private RowSet RowsOf(int[] units)
    {
        var members = units.ToHashSet();
        return RowSet.Where(dataset.Length, members.Contains);
    }
}
