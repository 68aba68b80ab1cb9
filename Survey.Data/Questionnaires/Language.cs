namespace Survey.Data.Questionnaires;

/// <summary>A language of a study: the code in its column head (<c>sv</c>) and its own name (<c>Svenska</c>).</summary>
public sealed record Language(string Code, string Name);
