namespace Survey.Data.Expressions;

/// <summary>Where an expression of the form finds its values: one unit's answers and frame columns, seen from one question.</summary>
public interface IFormScope
{
    /// <summary>Today's date where the study is.</summary>
    DateOnly Today { get; }

    /// <summary>The value of a variable in its canonical text; empty where there is none. Inside a repeat, the same row's.</summary>
    string Read(string variable);

    /// <summary>What a bare name stands for: in a choice filter the choice's own column.</summary>
    string ReadWord(string word) => Read(word);

    /// <summary>The values of a variable in every row of its repeat that has one.</summary>
    IReadOnlyList<string> ReadRows(string variable);
}
