namespace Survey.Analysis.Estimation.Regression;

/// <summary>Why a model has no finite estimate: some combination of its terms separates the outcome of some rows perfectly.</summary>
/// <remarks>
/// Albert and Anderson (1984), Biometrika 71: the likelihood then has no maximum, and programs print a large coefficient with a
/// larger standard error. What helps: merging the level in question with another, or leaving the term out.
/// </remarks>
public sealed record Separation
{
    /// <summary>Whether every row's outcome is separated (complete separation), or only that of some (quasi-complete).</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The terms with a coefficient that has no finite estimate.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>The coefficients that have no finite estimate.</summary>
    public required IReadOnlyList<string> Coefficients { get; init; }

    /// <summary>Levels of these terms, such as <c>size=5</c>, in which every row has the same outcome.</summary>
    public required IReadOnlyList<string> UniformLevels { get; init; }

    /// <summary>The rows whose outcome is separated, numbered among all rows from 0.</summary>
    public required IReadOnlyList<int> SeparatedRows { get; init; }

    /// <summary>What is separated, and which coefficients have no estimate, in English.</summary>
    public override string ToString()
    {
        var what = IsComplete ? "the outcome of every row" : FormattableString.Invariant($"the outcome of {SeparatedRows.Count} rows");
        var levels = UniformLevels.Count == 0 ? "" : $" Every row of {string.Join(", ", UniformLevels)} has one and the same outcome.";
        return $"Terms {string.Join(", ", Terms)} predict {what} without error, so {string.Join(", ", Coefficients)} have no finite "
            + $"estimate.{levels}";
    }
}
