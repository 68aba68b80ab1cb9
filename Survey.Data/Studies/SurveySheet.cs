using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the sheet <c>survey</c> into the tree of groups, repeats and questions.</summary>
internal sealed class SurveySheet
{
    private readonly StudyTable table;
    private readonly QuestionRows questions;
    private readonly ExpressionCells expressions;
    private readonly ProblemList problems;
    private readonly Stack<OpenPart> open = new([new OpenPart()]);

    public SurveySheet(StudyTable table, QuestionRows questions, ExpressionCells expressions, ProblemList problems)
    {
        this.table = table;
        this.questions = questions;
        this.expressions = expressions;
        this.problems = problems;
    }

    public ImmutableArray<Element> Read()
    {
        foreach (var row in table.Rows)
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
            case RowType.Asked asked:
                if (questions.Read(row, asked, open.Peek()) is { } question)
                {
                    open.Peek().Elements.Add(question);
                }

                break;
            case RowType.Begin begin:
                Open(row, begin.IsRepeat);
                break;
            case RowType.End end:
                Close(end.IsRepeat, place);
                break;
            case RowType.NotSupported unsupported:
                problems.Unsupported("U001", place, $"The type '{written}' is not supported. {unsupported.Advice}");
                break;
            default:
                problems.Error("S001", place, written.Length == 0
                    ? "The row has no type. Write one, such as text or select_one LIST, or remove the row."
                    : $"There is no type '{written}'. Write select_one LIST, select_multiple LIST, integer, decimal, date, text, note, calculate, begin_group, end_group, begin_repeat or end_repeat.");
                break;
        }
    }

    private void Open(SheetRow row, bool isRepeat)
    {
        var parent = open.Peek();
        var name = questions.ReadName(row);
        var place = table.PlaceOf(row, "name");
        if (isRepeat && parent.RepeatName is { } outer)
        {
            problems.Unsupported("U002", table.PlaceOf(row, "type"), $"The repeat '{name}' stands inside the repeat '{outer}'. Rows inside rows are not supported; ask for them in a repeat of their own.");
        }

        if (!isRepeat && parent.RepeatName is { } roster)
        {
            problems.Warning("S010", table.PlaceOf(row, "type"), $"The group '{name}' stands inside the repeat '{roster}', where it only lends its relevant: its label is not shown.");
        }

        var repeat = isRepeat ? name : parent.RepeatName;
        var relevance = expressions.Find(table, row, "relevant", ExpressionUse.Relevance, name, parent.RepeatName);
        var label = table.Local(row, "label");
        var hint = table.Local(row, "hint");
        var appearance = questions.ReadAppearance(row, isQuestion: false);
        open.Push(new OpenPart
        {
            Element = isRepeat
                ? new Repeat { Name = name, Label = label, Hint = hint, Relevance = relevance, Appearance = appearance, Place = place, Elements = [], MaximumRows = questions.ReadMaximumRows(row) }
                : new Group { Name = name, Label = label, Hint = hint, Relevance = relevance, Appearance = appearance, Place = place, Elements = [] },
            Route = Expressions.Expression.Both(parent.Route, relevance),
            RepeatName = repeat,
        });
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

    private void CloseInnermost()
    {
        if (open.Pop().Close() is { } closed)
        {
            open.Peek().Elements.Add(closed);
        }
    }

    private static string Word(bool isRepeat) => isRepeat ? "repeat" : "group";
}
