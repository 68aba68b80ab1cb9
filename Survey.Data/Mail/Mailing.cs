namespace Survey.Data.Mail;

/// <summary>A message of the study to some of those who are asked: sent now, or at a time.</summary>
public sealed record Mailing
{
    /// <summary>The mailing's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The name of the message in the workbook; its text is read when a mail is handed over.</summary>
    public required string MessageName { get; init; }

    /// <summary>Who was chosen, in words.</summary>
    public required string Selection { get; init; }

    /// <summary>The address of the site with which links begin, without a slash at the end.</summary>
    public required string SiteUrl { get; init; }

    /// <summary>The account of whoever ordered it.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>When sending begins.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was cancelled; null where it was not.</summary>
    public DateTimeOffset? CancelledAt { get; init; }
}
