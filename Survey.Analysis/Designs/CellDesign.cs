using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Designs;

/// <summary>The sample design of one cell of a breakdown, and the dataset rows it consists of. Immutable.</summary>
internal sealed class CellDesign
{
    private readonly double[] weightOfDatasetRow;

    public CellDesign(SampleDesign sample, ReadOnlyMemory<int> datasetRowOfRow, int datasetRows)
    {
        Sample = sample;
        DatasetRowOfRow = datasetRowOfRow;
        weightOfDatasetRow = new double[datasetRows];
        for (var row = 0; row < datasetRowOfRow.Length; row++)
        {
            if (datasetRowOfRow.Span[row] is >= 0 and var datasetRow)
            {
                weightOfDatasetRow[datasetRow] = sample.Weights.Span[row];
            }
        }
    }

    public SampleDesign Sample { get; }

    /// <summary>For each row of the design the row of the dataset; -1 for a unit that counts in its class but described no row.</summary>
    public ReadOnlyMemory<int> DatasetRowOfRow { get; }

    /// <summary>Whether several rows come from one unit.</summary>
    public bool IsClustered => !Sample.ClusterOfRow.IsEmpty;

    /// <summary>The weighting classes that were merged with the rest of the cell; empty where none was.</summary>
    public IReadOnlyList<MergedWeightingClass> MergedClasses { get; init; } = [];

    /// <summary>Whether raking failed, since no weights meet the sizes of all classes at once; the weights of the respondent group are
    /// used.</summary>
    public bool HasRakingFailed { get; init; }

    /// <summary>The same respondents as drawn from an infinite population: no finite population correction.</summary>
    public SampleDesign Superpopulation => Sample.WithoutFinitePopulationCorrection();

    /// <summary>A property of dataset rows as the design's column.</summary>
    public Observations Observe(RowSet trueRows, RowSet inBase) => Observe(row => trueRows[row] ? 1 : 0, inBase);

    /// <summary>A number of dataset rows as the design's column.</summary>
    public Observations Observe(ReadOnlyMemory<double> values, RowSet inBase) => Observe(row => values.Span[row], inBase);

    /// <summary>The sum of the weights of some dataset rows.</summary>
    public double SumWeights(RowSet rows) => rows.Rows().Sum(row => weightOfDatasetRow[row]);

    /// <summary>Whether all those rows weigh the same.</summary>
    public bool HasEqualWeights(RowSet rows) => SampleDesign.AreEqual(rows.Rows().Select(row => weightOfDatasetRow[row]));

    private Observations Observe(Func<int, double> valueOf, RowSet inBase)
    {
        var values = new double[Sample.RowCount];
        var isInBase = new bool[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (DatasetRowOfRow.Span[row] is >= 0 and var datasetRow && inBase[datasetRow])
            {
                isInBase[row] = true;
                values[row] = valueOf(datasetRow);
            }
        }

        return new Observations(values, isInBase);
    }
}
