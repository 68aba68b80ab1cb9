using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures;

/// <summary>A value of a variable that figures are broken down by; a null name is that there is none, or that it is not known.</summary>
/// <param name="Name">The value.</param>
/// <param name="Rows">The rows that have it.</param>
/// <param name="Possible">The rows that may have it for all that the frame says.</param>
internal sealed record PlaceValue(string? Name, Bits Rows, Bits Possible);

/// <summary>The rows that figures count, and what a reader who knows the frame and no answer knows of their places in breakdowns.</summary>
/// <param name="name">Rows of different names are never the same.</param>
/// <param name="reading">The answers.</param>
/// <param name="frame">The same read as if nobody had answered; null for the rows of a repeat, which no frame lists.</param>
internal sealed class RowSpace(string name, Reading reading, Reading? frame)
{
    private readonly Dictionary<string, IReadOnlyList<PlaceValue>> values = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public Reading Reading { get; } = reading;

    /// <summary>All values of a variable; every row has exactly one.</summary>
    public IReadOnlyList<PlaceValue> ValuesOf(string variable)
    {
        if (!values.TryGetValue(variable, out var found))
        {
            values.Add(variable, found = [.. Read(variable)]);
        }

        return found;
    }

    private IEnumerable<PlaceValue> Read(string variable)
    {
        var actual = Conversion.ToCategories(Reading.Variable(variable));
        var (said, open) = SaidByFrame(variable, actual);
        foreach (var (position, category) in actual.Categories.Index())
        {
            var rows = actual.In(position);
            yield return new PlaceValue(category.Name, rows, said.In(category.Name).Or(open).Or(rows));
        }

        yield return new PlaceValue(null, actual.Known.Not(), said.Known.And(actual.Known).Not());
    }

    /// <summary>What the frame says of the variable, and of which rows it leaves it open.</summary>
    private (ValueColumn.CategoryOf Said, Bits Open) SaidByFrame(string variable, ValueColumn.CategoryOf actual)
    {
        if (Reading.Dataset.FrameColumns.Contains(variable))
        {
            return (actual, Bits.None(actual.Length));
        }

        var said = Conversion.ToCategories(frame is null ? ValueColumn.Nothing(actual.Length) : frame.Variable(variable));
        return (said, said.Unknown);
    }
}
