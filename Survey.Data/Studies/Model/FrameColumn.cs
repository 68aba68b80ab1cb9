using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Model;

/// <summary>A column of the frame that expressions and breakdowns may use.</summary>
public sealed record FrameColumn(string Name, QuestionType Type, ChoiceList? List, LocalizedText Label, SourceLocation Location)
{
    /// <summary>What is known of its type.</summary>
    public QuestionTypeDefinition Facts => QuestionTypeDefinition.Of(Type);

    /// <summary>The form of its values.</summary>
    public AnswerFormat Format => Facts.Format;
}
