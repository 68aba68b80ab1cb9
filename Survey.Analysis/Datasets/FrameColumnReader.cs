using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Datasets;

/// <summary>Reads the frame's columns as variables: those the study declares by their type, all others as codes in order of
/// appearance.</summary>
internal sealed class FrameColumnReader(Study study, Frame frame)
{
    public ImmutableArray<Column> Read() =>
        [
            .. frame
                .Units.SelectMany(unit => unit.Columns.Keys)
                .Concat(study.FrameColumns.Select(column => column.Name))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Where(name => study.Questionnaire.FindQuestion(name) is null)
                .Select(ReadColumn),
        ];

    private Column ReadColumn(string name)
    {
        var declared = study.FindFrameColumn(name);
        var texts = frame.Units.Select(unit => unit.GetValue(name).Trim()).ToArray();
        var column = declared is null or { Format: AnswerFormat.Text } or { Format: AnswerFormat.SingleChoice, List: null }
            ? ColumnBuilder.CreateFromTexts(name, texts, texts.Length)
            : ColumnBuilder.Create(name, declared.Format, declared.List, texts.Length);
        foreach (var (row, text) in texts.Index())
        {
            column.Set(row, ParseAnswer(declared, text), MissingReason.NotAnswered);
        }

        return column.Build();
    }

    private static Answer ParseAnswer(FrameColumn? column, string text) =>
        column?.Format switch
        {
            _ when text.Length == 0 => Answer.Blank,
            AnswerFormat.SingleChoice when column.List?.Find(text) is { MissingReason: { } reason } => new Answer.Missing(reason),
            AnswerFormat.SingleChoice => new Answer.Chosen(text),
            AnswerFormat.MultipleChoice => new Answer.ChosenMany([.. ChoiceNames.Split(text)]),
            AnswerFormat.Number when NumberText.TryParse(text, out var number) => new Answer.Number(number),
            AnswerFormat.Date when PartialDate.TryParse(text, out var date) => new Answer.Date(date),
            AnswerFormat.Number or AnswerFormat.Date => new Answer.Unreadable(text),
            _ => new Answer.Text(text),
        };
}
