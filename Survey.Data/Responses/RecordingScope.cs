using Survey.Data.Expressions.Evaluation;

namespace Survey.Data.Responses;

/// <summary>Notes each value of an answer or a frame column that an expression reads, in the order in which it reads them.</summary>
internal sealed class RecordingScope(IFormScope inner, List<string> values) : IFormScope
{
    public DateTime Now => inner.Now;

    public string Language => inner.Language;

    public int RowNumber => inner.RowNumber;

    public int RowNumberOf(string repeat) => inner.RowNumberOf(repeat);

    public int ContextPosition => inner.ContextPosition;

    public int ContextSize => inner.ContextSize;

    public string Seed => inner.Seed;

    public string ReadVariable(string variable) => Record(inner.ReadVariable(variable));

    public string ReadBareName(string word) => Record(inner.ReadBareName(word));

    public IReadOnlyList<string> ReadAllValues(string variable)
    {
        var read = inner.ReadAllValues(variable);
        values.AddRange(read);
        return read;
    }

    public IReadOnlyList<IFormScope> GetRowScopes(string source, bool isList) =>
        [.. inner.GetRowScopes(source, isList).Select(row => new RecordingScope(row, values))];

    public string ReadChoiceLabel(string variable, string choice) => inner.ReadChoiceLabel(variable, choice);

    private string Record(string value)
    {
        values.Add(value);
        return value;
    }
}
