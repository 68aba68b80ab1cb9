using System.Globalization;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>A data file behind published values, by column; an empty cell is a missing value.</summary>
internal sealed class ReferenceTable
{
    private readonly Dictionary<string, int> positions;
    private readonly string[][] rows;

    private ReferenceTable(Dictionary<string, int> positions, string[][] rows)
    {
        this.positions = positions;
        this.rows = rows;
    }

    public int RowCount => rows.Length;

    public static ReferenceTable Load(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(ReferenceCase.Folder, "data", name + ".csv"));
        var header = lines[0].Split(',');
        var positions = Enumerable.Range(0, header.Length).ToDictionary(index => header[index]);
        return new ReferenceTable(positions, [.. lines.Skip(1).Select(line => line.Split(','))]);
    }

    public ReferenceTable Where(string column, string text) => new(positions, [.. rows.Where(row => row[positions[column]] == text)]);

    public string[] Texts(string column) => [.. rows.Select(row => row[positions[column]])];

    public double[] Numbers(string column) =>
        [.. Texts(column).Select(text => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))];

    public bool[] Known(string column) => [.. Texts(column).Select(text => text.Length > 0)];

    public bool[] Is(string column, string text) => [.. Texts(column).Select(cell => cell == text)];

    /// <summary>The column in the base of the rows that have a value.</summary>
    public Observations Column(string column) => new(Numbers(column), Known(column));

    /// <summary>
    /// The property of having a certain text, such as <c>stype=E</c>; the sum of columns, such as <c>step1+step2</c>, where all are
    /// known; or else a plain column.
    /// </summary>
    public Observations Term(string term)
    {
        if (term.Split('+') is { Length: > 1 } columns)
        {
            return new Observations(
                Enumerable.Range(0, RowCount).Select(row => columns.Sum(column => Numbers(column)[row])).ToArray(),
                Enumerable.Range(0, RowCount).Select(row => columns.All(column => Known(column)[row])).ToArray()
            );
        }

        var parts = term.Split('=');
        return parts.Length == 2 ? Observations.OfIndicator(Is(parts[0], parts[1])) : Column(term);
    }

    /// <summary>Numbers for the texts of a column, in alphabetical order, and the texts.</summary>
    public (int[] Codes, string[] Levels) Codes(string column)
    {
        var levels = Texts(column).Distinct().Order(StringComparer.Ordinal).ToArray();
        return ([.. Texts(column).Select(text => Array.IndexOf(levels, text))], levels);
    }

    /// <summary>The column as categories in alphabetical order, in the base of the rows that have one.</summary>
    public Classification Classes(string column)
    {
        var levels = Texts(column).Where(text => text.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new Classification(Texts(column).Select(text => Array.IndexOf(levels, text)).ToArray(), levels, Known(column));
    }
}
