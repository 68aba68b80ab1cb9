using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the sheet <c>survey</c> into the tree of groups, repeats and questions.</summary>
internal sealed class SurveySheetReader(
    StudyTable table,
    IReadOnlyList<SheetRow> rows,
    FormTree tree,
    QuestionRowReader questionReader,
    GroupRowReader groupReader,
    ProblemCollector problems
)
{
    /// <summary>No form has groups so deep; pages and files could not show them.</summary>
    private const int MaximumGroupDepth = 50;

    private readonly Stack<OpenGroup> openGroups = new([new OpenGroup()]);

    public ImmutableArray<Element> Read()
    {
        foreach (var row in rows)
        {
            ReadRow(row);
        }

        while (openGroups.Count > 1)
        {
            var open = openGroups.Peek().Element;
            problems.AddError(
                "S003",
                open?.Location,
                open switch
                {
                    Repeat => $"The repeat '{open.Name}' has no end. Add a row with type end_repeat.",
                    _ => $"The group '{open?.Name}' has no end. Add a row with type end_group.",
                }
            );
            CloseInnermost();
        }

        return [.. openGroups.Peek().Elements];
    }

    private void ReadRow(SheetRow row)
    {
        var typeText = table.Text(row, "type");
        var location = table.LocationOf(row, "type");
        switch (RowType.Parse(typeText))
        {
            case RowType.Question rowType when tree.Find(row) is { } node:
                openGroups.Peek().Elements.Add(questionReader.Read(row, rowType, node.UniqueName, openGroups.Peek()));
                break;
            case RowType.Question:
                break;
            case RowType.BeginGroup begin:
                BeginGroup(row, begin.IsRepeat);
                break;
            case RowType.EndGroup end:
                EndGroup(end.IsRepeat, location);
                break;
            case RowType.ExternalFile file:
                groupReader.ReadExternalFile(row, file.Extension);
                break;
            case RowType.Unsupported unsupported:
                problems.AddUnsupported("U001", location, $"The type '{typeText}' is not supported. {unsupported.Advice}");
                break;
            case var _ when typeText.Length == 0 && table.Text(row, "name").Length == 0 && table.LocalizedText(row, "label").IsEmpty:
                problems.AddWarning("S017", table.Sheet.LocationOf(row, ""), $"The row has no type, name or label and is ignored.");
                break;
            default:
                problems.AddError(
                    "S001",
                    location,
                    typeText switch
                    {
                        "" => $"The row has no type. Write one, such as text or select_one LIST, or remove the row.",
                        _ => $"There is no type '{typeText}'.{RowTypeNames.SuggestCorrection(typeText)} Write select_one LIST, "
                            + $"select_multiple LIST, integer, decimal, date, text, note, calculate, begin_group, end_group, begin_repeat "
                            + $"or end_repeat.",
                    }
                );
                break;
        }
    }

    private void BeginGroup(SheetRow row, bool isRepeat)
    {
        var parent = openGroups.Peek();
        var group = isRepeat ? groupReader.ReadRepeat(row, parent) : groupReader.ReadGroup(row, parent);
        if (openGroups.Count == MaximumGroupDepth + 1)
        {
            problems.AddError(
                "S019",
                table.LocationOf(row, "type"),
                $"Groups are nested more than {MaximumGroupDepth} deep. Remove some of them."
            );
        }

        openGroups.Push(group);
    }

    private void EndGroup(bool isRepeat, SourceLocation location)
    {
        if (openGroups.Peek().Element is not { } element)
        {
            problems.AddError(
                "S002",
                location,
                $"end_{KindName(isRepeat)} closes nothing. Remove the row, or add the begin_{KindName(isRepeat)} it belongs to."
            );
            return;
        }

        if (element is Repeat != isRepeat)
        {
            problems.AddError(
                "S002",
                location,
                isRepeat switch
                {
                    true => $"end_repeat closes the group '{element.Name}'. Write end_group, or close what was opened last first.",
                    false => $"end_group closes the repeat '{element.Name}'. Write end_repeat, or close what was opened last first.",
                }
            );
        }

        CloseInnermost();
    }

    /// <summary>Rows nested deeper than in any form are left out, so that recursion through the tree cannot overflow the stack.</summary>
    private void CloseInnermost()
    {
        var isTooDeep = openGroups.Count > MaximumGroupDepth + 1;
        if (openGroups.Pop().Build() is { } closed && !isTooDeep)
        {
            openGroups.Peek().Elements.Add(closed);
        }
    }

    private static string KindName(bool isRepeat) => isRepeat ? "repeat" : "group";
}
