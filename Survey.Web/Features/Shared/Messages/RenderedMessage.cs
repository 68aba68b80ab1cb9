using Survey.Data.Mail;

namespace Survey.Web.Features.Shared.Messages;

/// <summary>A message as one person gets it.</summary>
internal sealed record RenderedMessage
{
    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>The name that it comes from, where the site has none of its own.</summary>
    public required string SenderName { get; init; }

    /// <summary>The address that answers go to: that of the study's contact; empty where it has none.</summary>
    public required string ReplyTo { get; init; }

    /// <summary>The organisation that it goes to.</summary>
    public required string ToName { get; init; }

    /// <summary>The mail with this text.</summary>
    public OutgoingMail AddTo(OutgoingMail mail) =>
        mail with
        {
            Subject = Subject,
            Body = Text,
            HtmlBody = Html,
            SenderName = SenderName,
            ReplyTo = ReplyTo,
            ToName = ToName,
        };
}
