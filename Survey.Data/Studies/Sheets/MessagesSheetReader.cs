using System.Collections.Immutable;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the sheet <c>messages</c>. Everything that could go wrong in a mail is said here, before any is sent.</summary>
internal sealed class MessagesSheetReader(StudyTable table, ProblemCollector problems)
{
    private static readonly ImmutableArray<MessageKind> Kinds = [.. Enum.GetValues<MessageKind>()];

    private static readonly ImmutableArray<string> FieldNames = [.. MergeField.All.Select(field => field.Name)];

    public ImmutableArray<StudyMessage> Read()
    {
        var messages = ImmutableArray.CreateBuilder<StudyMessage>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            if (ReadMessage(row, names) is { } message)
            {
                messages.Add(message);
            }
        }

        return messages.ToImmutable();
    }

    private StudyMessage? ReadMessage(SheetRow row, HashSet<string> names)
    {
        var name = ReadName(row, names);
        var kind = ReadKind(row);
        var (subject, text) = (table.LocalizedText(row, "subject"), table.LocalizedText(row, "text"));
        if (subject.IsEmpty)
        {
            problems.AddError("W026", table.LocationOf(row, "subject"), $"The message has no subject. Write what the mail is about.");
        }

        if (text.IsEmpty)
        {
            problems.AddError(
                "W026",
                table.LocationOf(row, "text"),
                $"The message has no text. Write one, with {{{{link}}}} or {{{{code}}}}."
            );
        }

        foreach (var language in MergeField.ListLanguagesWithoutWayToForm(text))
        {
            problems.AddError(
                "W026",
                FindCell(row, "text", language),
                $"The text has neither {{{{link}}}} nor {{{{code}}}}, so nobody could answer by it. Write one of them."
            );
        }

        CheckFields(row, "subject", subject);
        CheckFields(row, "text", text);
        return name is null || kind is null ? null : new StudyMessage(name, kind.Value, subject, text);
    }

    private string? ReadName(SheetRow row, HashSet<string> names)
    {
        var name = table.Text(row, "name");
        if (name.Length == 0)
        {
            problems.AddError("W023", table.LocationOf(row, "name"), $"The message has no name. Write one, such as reminder_1.");
            return null;
        }

        if (!names.Add(name))
        {
            problems.AddError("W023", table.LocationOf(row, "name"), $"There is another message '{name}'. Give this one another name.");
            return null;
        }

        return name;
    }

    private MessageKind? ReadKind(SheetRow row)
    {
        var word = table.Text(row, "kind");
        foreach (var kind in Kinds.Where(kind => MessagesSheetReference.ToWord(kind).Equals(word, StringComparison.OrdinalIgnoreCase)))
        {
            return kind;
        }

        problems.AddError(
            "W024",
            table.LocationOf(row, "kind"),
            $"The kind is '{word}'.{SpellingSuggestion.Suggest(word, Kinds.Select(MessagesSheetReference.ToWord))} "
                + $"Write invitation or reminder."
        );
        return null;
    }

    private void CheckFields(SheetRow row, string column, LocalizedText text)
    {
        foreach (var (language, translation) in text.ByLanguage)
        {
            foreach (var name in MergeField.ListNames(translation).Distinct().Except(FieldNames))
            {
                problems.AddError(
                    "W025",
                    FindCell(row, column, language),
                    $"There is no merge field {{{{{name}}}}}.{SpellingSuggestion.Suggest(name, FieldNames)} "
                        + $"There are {string.Join(", ", FieldNames.Select(field => $"{{{{{field}}}}}"))}."
                );
            }
        }
    }

    /// <summary>The cell of a text in a language; that of the column where no head names the language.</summary>
    private SourceLocation FindCell(SheetRow row, string column, string language) =>
        table.Headers.FirstOrDefault(header => header.Name == column && header.Language?.Code == language) is { } header
            ? table.Sheet.LocationOf(row, header.OriginalText)
            : table.LocationOf(row, column);
}
