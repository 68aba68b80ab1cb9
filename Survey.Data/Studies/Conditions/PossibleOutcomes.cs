namespace Survey.Data.Studies.Conditions;

/// <summary>What a condition may come to over all answers that a form lets through.</summary>
[Flags]
public enum PossibleOutcomes
{
    /// <summary>Nothing: no answers lead to where the condition is read.</summary>
    None = 0,

    /// <summary>It may hold.</summary>
    Holds = 1,

    /// <summary>It may fail.</summary>
    Fails = 2,

    /// <summary>It may hold and may fail, or that could not be told.</summary>
    Either = Holds | Fails,
}
