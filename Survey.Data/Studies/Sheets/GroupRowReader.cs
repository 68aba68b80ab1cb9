using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the rows of the sheet <c>survey</c> that begin a group or a repeat.</summary>
internal sealed class GroupRowReader(
    StudyTable table,
    FormTree tree,
    UniqueNameAllocator names,
    QuestionRowReader questionReader,
    FileChoiceLists files,
    ExpressionCellParser expressions,
    ProblemCollector problems
)
{
    /// <summary>Columns that say something of a question and nothing of a group.</summary>
    private static readonly string[] QuestionOnlyColumns =
    [
        "required",
        "constraint",
        "soft_constraint",
        "calculation",
        "choice_filter",
        "default",
        "trigger",
        "parameters",
        PictureColumnReference.File,
    ];

    public OpenGroup ReadGroup(SheetRow row, OpenGroup parent)
    {
        CheckColumns(row);
        var name = NameOf(row);
        var relevance = ParseRelevance(row, parent, name);
        return CreateOpenGroup(
            row,
            parent,
            relevance,
            name,
            parent.RepeatName,
            new Group
            {
                Name = name,
                Label = table.LocalizedText(row, "label"),
                Hint = table.LocalizedText(row, "hint"),
                Relevance = relevance,
                Appearance = AppearanceCellParser.Parse(table, row, isQuestion: false, problems),
                Location = table.LocationOf(row, "name"),
                Elements = [],
            }
        );
    }

    public OpenGroup ReadRepeat(SheetRow row, OpenGroup parent)
    {
        CheckColumns(row);
        var name = NameOf(row);
        if (parent is { RepeatName: { } outer, OuterRepeatName: { } outermost })
        {
            problems.AddUnsupported(
                "U002",
                table.LocationOf(row, "type"),
                $"The repeat '{name}' is inside the repeat '{outer}', which is inside '{outermost}'. Two levels are supported. Move it "
                    + $"out of '{outer}', as a repeat of its own."
            );
        }

        var relevance = ParseRelevance(row, parent, name);
        return CreateOpenGroup(
            row,
            parent,
            relevance,
            name,
            name,
            new Repeat
            {
                Name = name,
                Label = table.LocalizedText(row, "label"),
                Hint = table.LocalizedText(row, "hint"),
                Relevance = relevance,
                Appearance = AppearanceCellParser.Parse(table, row, isQuestion: false, problems),
                Location = table.LocationOf(row, "name"),
                Elements = [],
                ParentName = parent.RepeatName,
                EffectiveRelevance = Expression.And(parent.EffectiveRelevance, relevance),
                MaximumRows = ReadMaximumRows(row),
                RowCount = ReadCount(row, parent, name),
            }
        );
    }

    /// <summary>Reads a row that names a file which expressions look up.</summary>
    public void ReadExternalFile(SheetRow row, string extension)
    {
        var name = table.Text(row, "name");
        if (name.Length == 0)
        {
            return;
        }

        var location = table.LocationOf(row, "name");
        files.RegisterFile(name + extension, location);
        if (files.FindList(name + extension, "name", "label") is null)
        {
            problems.AddMissingFile(name + extension, location);
        }
    }

    private OpenGroup CreateOpenGroup(
        SheetRow row,
        OpenGroup parent,
        Expression? relevance,
        string name,
        string? repeatName,
        Element element
    ) =>
        new()
        {
            Element = element,
            EffectiveRelevance = element is Repeat repeat
                ? repeat.EffectiveRelevance
                : Expression.And(parent.EffectiveRelevance, relevance),
            ReadOnly = questionReader.ReadBooleanOrCondition(row, "read_only", ExpressionPurpose.ReadOnly, name, parent) ?? parent.ReadOnly,
            RepeatName = repeatName,
            OuterRepeatName = element is Repeat ? parent.RepeatName : parent.OuterRepeatName,
        };

    private string NameOf(SheetRow row) => tree.Find(row)?.UniqueName ?? "";

    private Expression? ParseRelevance(SheetRow row, OpenGroup parent, string name) =>
        expressions.Parse(table, row, "relevant", ExpressionPurpose.Relevance, name, parent.RepeatName);

    private void CheckColumns(SheetRow row)
    {
        foreach (var column in QuestionOnlyColumns.Where(column => !ScalarParser.IsNo(table.Text(row, column))))
        {
            problems.AddWarning(
                "S020",
                table.LocationOf(row, column),
                $"{column} has no effect for a group or repeat and is ignored. Write it in the row of a question."
            );
        }
    }

    private Expression? ReadCount(SheetRow row, OpenGroup parent, string name)
    {
        var count = expressions.Parse(table, row, "repeat_count", ExpressionPurpose.RepeatCount, name, parent.RepeatName);
        if (table.Text(row, "repeat_count").Length > 0 && count is not Expression.Variable && tree.Find(row)?.Parent is { } scope)
        {
            names.ReserveForCount($"{table.Text(row, "name")}_count", scope);
        }

        return count;
    }

    private int ReadMaximumRows(SheetRow row)
    {
        var text = table.Text(row, "repeat_max");
        if (text.Length == 0)
        {
            return Repeat.DefaultMaximumRows;
        }

        if (
            ScalarParser.TryParseNumber(text, out var number)
            && number is >= 1 and <= Repeat.LargestMaximumRows
            && number == Math.Truncate(number)
        )
        {
            return (int)number;
        }

        problems.AddError(
            "S006",
            table.LocationOf(row, "repeat_max"),
            $"repeat_max is '{text}'. Write a whole number from 1 to {Repeat.LargestMaximumRows}."
        );
        return 1;
    }
}
