using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Model;

/// <summary>A mail to those who are asked, as the workbook's sheet <c>messages</c> has it; merge fields stand for what differs between
/// them.</summary>
/// <param name="Name">What the research team calls it, such as <c>reminder_1</c>.</param>
/// <param name="Kind">What it is sent for.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text, with Markdown.</param>
public sealed record StudyMessage(string Name, MessageKind Kind, LocalizedText Subject, LocalizedText Text);

/// <summary>What a message is sent for.</summary>
public enum MessageKind
{
    /// <summary>The first message, with the way to the form.</summary>
    Invitation,

    /// <summary>A later one, to those who have not answered.</summary>
    Reminder,
}
