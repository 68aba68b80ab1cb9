using Survey.Data.Studies.Model;

namespace Survey.Data.Studies.Reference;

/// <summary>The sheet <c>messages</c>: invitations and reminders.</summary>
public static class MessagesSheetReference
{
    private const string Head = "name | kind | subject | text";

    /// <summary>The sheet.</summary>
    public static SheetReference Sheet { get; } =
        new(
            "messages",
            "The mails that invite and remind those who are asked. Merge fields such as {{link}} stand for what differs between them.",
            "a message"
        )
        {
            Columns =
            [
                new(
                    "name",
                    "What the team calls the message, such as invitation or reminder_1.",
                    new("messages", Head, "invitation | invitation | {{title}} | Answer here: {{link}}")
                )
                {
                    IsRequired = true,
                },
                new(
                    "kind",
                    "What the message is sent for: the commands invite and remind each send their own kind.",
                    new("messages", Head, "reminder_1 | reminder | Answer by {{deadline}} | {{link}}")
                )
                {
                    IsRequired = true,
                    Words =
                    [
                        new(ToWord(MessageKind.Invitation), "The first message."),
                        new(ToWord(MessageKind.Reminder), "A later message, to those who have not answered."),
                    ],
                },
                new(
                    "subject",
                    "The subject of the mail; merge fields as in text.",
                    new("messages", Head, "reminder_2 | reminder | {{title}}: answer by {{deadline}} | Your code is {{code}}.")
                )
                {
                    IsRequired = true,
                    IsLocalized = true,
                },
                new(
                    "text",
                    "The text, with Markdown: **bold**, *italics*, links, lines that begin with - ; an empty line begins a paragraph. "
                        + "It needs {{link}} or {{code}}. Merge fields: "
                        + string.Join("; ", MergeField.All.Select(field => $"{{{{{field.Name}}}}} is {field.Description}"))
                        + ".",
                    new("messages", Head, "reminder_3 | reminder | {{title}} | {{organisation}} has until {{deadline}}: {{link}}")
                )
                {
                    IsRequired = true,
                    IsLocalized = true,
                },
            ],
        };

    /// <summary>The word of a kind in the workbook.</summary>
    public static string ToWord(MessageKind kind) => kind == MessageKind.Invitation ? "invitation" : "reminder";
}
