namespace Survey.Data.Questionnaires;

/// <summary>Where in a file something stands: a sheet and a cell such as <c>survey!C12</c>, or a line.</summary>
public sealed record SourceLocation(string Sheet, string Cell)
{
    /// <inheritdoc/>
    public override string ToString() => Cell.Length == 0 ? Sheet : $"{Sheet}!{Cell}";
}
