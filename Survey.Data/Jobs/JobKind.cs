namespace Survey.Data.Jobs;

/// <summary>The kinds of background jobs. Their names are stored, so a name is never changed or used again.</summary>
public enum JobKind
{
    /// <summary>The report of a round, or of a frozen dataset (the subject). The result is the hash of the dataset; the files are the
    /// report's.</summary>
    Report,

    /// <summary>A coverage search in the form of an upload (the subject). The result is the coverage report as JSON.</summary>
    Coverage,
}
