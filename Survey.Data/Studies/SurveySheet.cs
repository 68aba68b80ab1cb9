using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the sheet <c>survey</c> into the tree of groups, repeats and questions.</summary>
internal sealed class SurveySheet(StudyTable table, LoopRows rows, QuestionRows questions, PartRows parts, SurveyNames names, ProblemList problems)
{
    /// <summary>No form has groups so deep; pages and files could not show them.</summary>
    private const int DeepestGroup = 50;

    private readonly Stack<OpenPart> open = new([new OpenPart()]);

    public ImmutableArray<Element> Read()
    {
        foreach (var row in rows.Read())
        {
            ReadRow(row);
        }

        while (open.Count > 1)
        {
            problems.Error("S003", open.Peek().Element?.Place, $"The {Word(open.Peek().Element is Repeat)} '{open.Peek().Element?.Name}' never ends. Add a row with type end_{Word(open.Peek().Element is Repeat)}.");
            CloseInnermost();
        }

        return [.. open.Peek().Elements];
    }

    private void ReadRow(SheetRow row)
    {
        var written = table.Text(row, "type");
        var place = table.PlaceOf(row, "type");
        switch (RowType.Parse(written))
        {
            case RowType.Asked asked when NameOf(row, asked) is { } name:
                open.Peek().Elements.Add(questions.Read(row, asked, names.Claim(name, open.Peek(), isRepeat: false, table.PlaceOf(row, "name")), open.Peek()));
                break;
            case RowType.Asked:
                break;
            case RowType.Begin begin:
                Open(row, begin.IsRepeat);
                break;
            case RowType.End end:
                Close(end.IsRepeat, place);
                break;
            case RowType.NamesFile file:
                parts.NameFile(row, file.Ending, open.Peek(), names);
                break;
            case RowType.NotSupported unsupported:
                problems.Unsupported("U001", place, $"The type '{written}' is not supported. {unsupported.Advice}");
                names.AddAbsent(table.Text(row, "name"));
                break;
            case var _ when written.Length == 0 && table.Text(row, "name").Length == 0 && table.Local(row, "label").IsEmpty:
                problems.Warning("S017", table.Sheet.PlaceOf(row, ""), "The row has no type, name or label and is passed over.");
                break;
            default:
                problems.Error("S001", place, written.Length == 0
                    ? "The row has no type. Write one, such as text or select_one LIST, or remove the row."
                    : $"There is no type '{written}'.{TypeWords.Suggest(written)} Write select_one LIST, select_multiple LIST, integer, decimal, date, text, note, calculate, begin_group, end_group, begin_repeat or end_repeat.");
                break;
        }
    }

    /// <summary>The name of a question's row, or null where it has none and needs one; notes and audits do not.</summary>
    private string? NameOf(SheetRow row, RowType.Asked asked)
    {
        var name = table.Text(row, "name");
        if (asked.Metadata == MetadataKind.Audit && name.Length > 0 && name != "audit")
        {
            problems.Error("S018", table.PlaceOf(row, "name"), $"An audit is named 'audit', not '{name}'.");
        }

        return name.Length > 0 ? name
            : asked.Metadata == MetadataKind.Audit ? "audit"
            : asked.Type == QuestionType.Note ? FormattableString.Invariant($"note_{row.Number}")
            : parts.ReadName(row);
    }

    private void Open(SheetRow row, bool isRepeat)
    {
        var parent = open.Peek();
        var part = isRepeat ? parts.OpenRepeat(row, parent, names) : parts.OpenGroup(row, parent, names);
        if (open.Count == DeepestGroup + 1)
        {
            problems.Error("S019", table.PlaceOf(row, "type"), $"Groups stand more than {DeepestGroup} deep inside each other. Take some away.");
        }

        open.Push(part);
    }

    private void Close(bool isRepeat, Place place)
    {
        if (open.Peek().Element is not { } element)
        {
            problems.Error("S002", place, $"end_{Word(isRepeat)} closes nothing. Remove the row, or add the begin_{Word(isRepeat)} it belongs to.");
            return;
        }

        if (element is Repeat != isRepeat)
        {
            problems.Error("S002", place, $"end_{Word(isRepeat)} closes the {Word(!isRepeat)} '{element.Name}'. Write end_{Word(!isRepeat)}, or close what was opened last first.");
        }

        CloseInnermost();
    }

    /// <summary>What stands deeper than any form is left out, lest every walk through the tree run out of stack.</summary>
    private void CloseInnermost()
    {
        var isTooDeep = open.Count > DeepestGroup + 1;
        if (open.Pop().Close() is { } closed && !isTooDeep)
        {
            open.Peek().Elements.Add(closed);
        }
    }

    private static string Word(bool isRepeat) => isRepeat ? "repeat" : "group";
}
