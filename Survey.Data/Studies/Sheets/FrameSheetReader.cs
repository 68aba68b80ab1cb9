using System.Collections.Immutable;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the sheet <c>frame</c>: the columns of the frame that expressions use.</summary>
internal sealed class FrameSheetReader(StudyTable table, ImmutableDictionary<string, ChoiceList> lists, ProblemCollector problems)
{
    private static IEnumerable<string> ColumnTypes =>
        QuestionTypeDefinition.All.Where(facts => facts.IsFrameColumnType).Select(facts => facts.WorkbookType);

    public ImmutableArray<FrameColumn> Read() => [.. table.Rows.Select(ReadColumn).OfType<FrameColumn>()];

    private FrameColumn? ReadColumn(SheetRow row)
    {
        var name = table.Text(row, "name");
        if (name.Length == 0)
        {
            problems.AddError("F001", table.LocationOf(row, "name"), $"The row has no name. Write the column's name in the frame file.");
            return null;
        }

        var typeText = table.Text(row, "type");
        var rowType = typeText.Length == 0 ? new RowType.Question(QuestionType.Text) : RowType.Parse(typeText) as RowType.Question;
        if (
            rowType
            is null
                or { Facts.IsFrameColumnType: false }
                or { HasOther: true }
                or { IsScale: true }
                or { IsAcknowledgement: true }
        )
        {
            problems.AddError(
                "F002",
                table.LocationOf(row, "type"),
                $"A frame column cannot be of type '{typeText}'. Write one of: {string.Join(", ", ColumnTypes)}."
            );
            return null;
        }

        return new FrameColumn(
            name,
            rowType.Type,
            FindList(row, rowType.ListName),
            table.LocalizedText(row, "label"),
            table.LocationOf(row, "name")
        );
    }

    private ChoiceList? FindList(SheetRow row, string? list)
    {
        if (list is not null && !lists.ContainsKey(list))
        {
            problems.AddError(
                "C006",
                table.LocationOf(row, "type"),
                $"There is no list '{list}' in the sheet choices.{SpellingSuggestion.Suggest(list, lists.Keys)}"
            );
        }

        return list is null ? null : lists.GetValueOrDefault(list, new ChoiceList(list, []));
    }
}
