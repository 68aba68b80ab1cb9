namespace Survey.Data.Questionnaires;

/// <summary>Why a variable has no value. Stored beside the value, never inside it; the numbers are the export codes.</summary>
public enum MissingReason
{
    /// <summary>Not asked because of routing, or answered so.</summary>
    NotApplicable = -91,

    /// <summary>The respondent does not know.</summary>
    DoesNotKnow = -92,

    /// <summary>The respondent will not or may not say.</summary>
    Refused = -93,

    /// <summary>Shown, left blank, submitted.</summary>
    NotAnswered = -94,

    /// <summary>The respondent never reached it.</summary>
    NotReached = -95,

    /// <summary>A delegated part that was never returned.</summary>
    PartNotReturned = -96,

    /// <summary>Removed by the research team in editing.</summary>
    Removed = -97,

    /// <summary>Not in the version or mode that the unit answered.</summary>
    NotAsked = -98,

    /// <summary>Withheld in output to protect the respondent.</summary>
    Suppressed = -99,
}
