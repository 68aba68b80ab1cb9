using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the sheet <c>frame</c>: the columns of the frame that expressions use.</summary>
internal sealed class FrameSheet(StudyTable table, ImmutableDictionary<string, ChoiceList> lists, ProblemList problems)
{
    public ImmutableArray<FrameColumn> Read() => [.. table.Rows.Select(ReadColumn).OfType<FrameColumn>()];

    private FrameColumn? ReadColumn(SheetRow row)
    {
        var name = table.Text(row, "name");
        if (name.Length == 0)
        {
            problems.Error("F001", table.PlaceOf(row, "name"), "The row has no name. Write the column's name in the frame file.");
            return null;
        }

        var written = table.Text(row, "type");
        var asked = written.Length == 0 ? new RowType.Asked(QuestionType.Text) : RowType.Parse(written) as RowType.Asked;
        if (asked is null or { Type: not (QuestionType.SingleChoice or QuestionType.Text or QuestionType.WholeNumber or QuestionType.Number or QuestionType.Date) } or { HasOther: true } or { IsScale: true } or { IsAcknowledgement: true })
        {
            problems.Error("F002", table.PlaceOf(row, "type"), $"A frame column cannot be of type '{written}'. Write select_one LIST, text, integer, decimal or date.");
            return null;
        }

        return new FrameColumn(name, asked.Type, FindList(row, asked.ListName), table.Local(row, "label"), table.PlaceOf(row, "name"));
    }

    private ChoiceList? FindList(SheetRow row, string? list)
    {
        if (list is not null && !lists.ContainsKey(list))
        {
            problems.Error("C006", table.PlaceOf(row, "type"), $"There is no list '{list}' in the sheet choices.{Expressions.Nearest.Suggest(list, lists.Keys)}");
        }

        return list is null ? null : lists.GetValueOrDefault(list, new ChoiceList(list, []));
    }
}
