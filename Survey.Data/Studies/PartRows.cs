using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the rows of the sheet <c>survey</c> that begin a group or a repeat.</summary>
internal sealed class PartRows(StudyTable table, QuestionRows questions, FileLists files, ExpressionCells expressions, ProblemList problems)
{
    private const int MostRows = 1000;

    /// <summary>Columns that say something of a question and nothing of a group.</summary>
    private static readonly string[] OfQuestions = ["constraint", "soft_constraint", "calculation", "choice_filter", "default", "trigger", "parameters"];

    /// <summary>A row's name; where it has none, that is a fault and it is called nothing.</summary>
    public string? ReadName(SheetRow row)
    {
        var name = table.Text(row, "name");
        if (name.Length == 0)
        {
            problems.Error("S004", table.PlaceOf(row, "name"), $"The row of type '{table.Text(row, "type")}' has no name. Write a stable name such as q1 or years_in_role.");
        }

        return name.Length == 0 ? null : name;
    }

    public OpenPart OpenGroup(SheetRow row, OpenPart parent, SurveyNames names)
    {
        CheckColumns(row);
        var name = ClaimName(row, parent, names, isRepeat: false);
        var relevance = Relevance(row, parent, name);
        return Within(row, parent, relevance, name, parent.RepeatName, new Group
        {
            Name = name,
            Label = table.Local(row, "label"),
            Hint = table.Local(row, "hint"),
            Relevance = relevance,
            Appearance = AppearanceWords.Read(table, row, isQuestion: false, problems),
            Place = table.PlaceOf(row, "name"),
            Elements = [],
        });
    }

    public OpenPart OpenRepeat(SheetRow row, OpenPart parent, SurveyNames names)
    {
        CheckColumns(row);
        var name = ClaimName(row, parent, names, isRepeat: true);
        if (parent.RepeatName is { } outer)
        {
            problems.Unsupported("U002", table.PlaceOf(row, "type"), $"The repeat '{name}' stands inside the repeat '{outer}'. Rows inside rows are not supported; ask for them in a repeat of their own.");
        }

        var relevance = Relevance(row, parent, name);
        return Within(row, parent, relevance, name, name, new Repeat
        {
            Name = name,
            Label = table.Local(row, "label"),
            Hint = table.Local(row, "hint"),
            Relevance = relevance,
            Appearance = AppearanceWords.Read(table, row, isQuestion: false, problems),
            Place = table.PlaceOf(row, "name"),
            Elements = [],
            MaximumRows = ReadMaximumRows(row),
            Count = ReadCount(row, parent, names, name),
        });
    }

    /// <summary>Reads a row that names a file which expressions look up.</summary>
    public void NameFile(SheetRow row, string ending, OpenPart parent, SurveyNames names)
    {
        if (ReadName(row) is not { } name)
        {
            return;
        }

        var place = table.PlaceOf(row, "name");
        names.ClaimFile(name, parent, place);
        files.Claim(name + ending, place);
        if (files.Find(name + ending, "name", "label") is null)
        {
            problems.MissingFile(name + ending, place);
        }
    }

    private OpenPart Within(SheetRow row, OpenPart parent, Expression? relevance, string name, string? repeat, Element element) => new()
    {
        Element = element,
        Route = Expression.Both(parent.Route, relevance),
        ReadOnly = questions.ReadYesOrCondition(row, "read_only", ExpressionUse.ReadOnly, name, parent) ?? parent.ReadOnly,
        RepeatName = repeat,
    };

    private string ClaimName(SheetRow row, OpenPart parent, SurveyNames names, bool isRepeat) =>
        ReadName(row) is { } written ? names.Claim(written, parent, isRepeat, table.PlaceOf(row, "name")) : "";

    private Expression? Relevance(SheetRow row, OpenPart parent, string name) => expressions.Find(table, row, "relevant", ExpressionUse.Relevance, name, parent.RepeatName);

    private void CheckColumns(SheetRow row)
    {
        if (!StudyWords.IsNo(table.Text(row, "required")))
        {
            problems.Error("S011", table.PlaceOf(row, "required"), "A group or repeat cannot be required. Write it in the rows of its questions, and leave the cell empty.");
        }

        foreach (var column in OfQuestions.Where(column => table.Text(row, column).Length > 0))
        {
            problems.Warning("S020", table.PlaceOf(row, column), $"{column} says nothing of a group or repeat and is passed over. Write it in the row of a question.");
        }
    }

    private Expression? ReadCount(SheetRow row, OpenPart parent, SurveyNames names, string name)
    {
        var count = expressions.Find(table, row, "repeat_count", ExpressionUse.Count, name, parent.RepeatName);
        if (table.Text(row, "repeat_count").Length > 0 && count is not Expression.Variable)
        {
            names.KeepForCount($"{table.Text(row, "name")}_count", parent);
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

        if (StudyWords.TryReadNumber(text, out var number) && number is >= 1 and <= MostRows && number == Math.Truncate(number))
        {
            return (int)number;
        }

        problems.Error("S006", table.PlaceOf(row, "repeat_max"), $"repeat_max is '{text}'. Write a whole number from 1 to {MostRows}.");
        return 1;
    }
}
