namespace Survey.Data.Expressions.Values;

/// <summary>The value of a question with several choices: their names with spaces between.</summary>
public static class ChoiceNames
{
    /// <summary>The names in order; none for an empty text.</summary>
    public static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
