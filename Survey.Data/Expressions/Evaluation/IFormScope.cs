namespace Survey.Data.Expressions.Evaluation;

/// <summary>Where an expression of the form finds its values: one unit's answers and frame columns, seen from one question.</summary>
public interface IFormScope
{
    /// <summary>The date and time where the study is.</summary>
    DateTime Now { get; }

    /// <summary>The language that labels are read in.</summary>
    string Language => "en";

    /// <summary>The row of a repeat in which the question stands, the first being 1; 0 outside of repeats.</summary>
    int RowNumber => 0;

    /// <summary>The row of that repeat in which the question stands, where it may stand in a repeat inside it.</summary>
    int RowNumberOf(string repeat) => RowNumber;

    /// <summary>Which row this is of those that a choice filter or a predicate goes through, the first being 1; 0 elsewhere.</summary>
    int ContextPosition => 0;

    /// <summary>How many rows a choice filter or a predicate goes through.</summary>
    int ContextSize => 0;

    /// <summary>Seed of the random functions: always the same for the same unit and question, so that nothing changes when a page is
    /// opened again.</summary>
    string Seed => "";

    /// <summary>The value of a variable in its canonical text; empty where there is none. Inside a repeat, the same row's.</summary>
    string ReadVariable(string variable);

    /// <summary>What a bare name stands for: in a choice filter the choice's own column, in a predicate the row's.</summary>
    string ReadBareName(string word) => ReadVariable(word);

    /// <summary>The values of a variable in every row of its repeat that has one.</summary>
    IReadOnlyList<string> ReadAllValues(string variable);

    /// <summary>The rows of a repeat or of a list of choices, each a scope in which bare names are the row's own.</summary>
    IReadOnlyList<IFormScope> GetRowScopes(string source, bool isList) => [];

    /// <summary>What a choice of a question is called; the name itself where it has no label.</summary>
    string ReadChoiceLabel(string variable, string choice) => choice;
}
