namespace Survey.Data.Mail;

/// <summary>Why no mail is sent at present: a fault that concerns all of them, such as a refused sign-in.</summary>
/// <param name="Reason">The mail server's words.</param>
/// <param name="StoppedAt">Since when.</param>
/// <param name="ResumesAt">When one mail is tried again.</param>
public sealed record OutboxStop(string Reason, DateTimeOffset StoppedAt, DateTimeOffset ResumesAt);
