namespace Survey.Data.Mail.Bounces;

/// <summary>What a returned message says about a mail that the mail server had accepted.</summary>
public enum BounceKind
{
    /// <summary>The mailbox or its domain does not exist: the address is dead.</summary>
    Hard,

    /// <summary>The mailbox could not take the mail then, such as a full one.</summary>
    Soft,

    /// <summary>The mail was refused for what it is or where it comes from: the fault is ours, and the address may be good.</summary>
    Ours,

    /// <summary>The mail server still tries.</summary>
    Delayed,

    /// <summary>It reached the recipient's mail server.</summary>
    Delivered,

    /// <summary>A program answered in the person's place. It is neither a bounce nor an answer: the mailbox is there.</summary>
    AutomaticReply,
}
