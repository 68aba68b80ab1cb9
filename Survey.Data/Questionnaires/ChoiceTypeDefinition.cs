using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Questionnaires;

/// <summary>The question types whose answers are names of choices.</summary>
internal abstract class ChoiceTypeDefinition : QuestionTypeDefinition
{
    /// <summary>What people type between several choices.</summary>
    private static readonly char[] TypedSeparators = [' ', ',', '\n'];

    private ChoiceTypeDefinition() { }

    public override ValueKind ValueKind => ValueKind.Choices;

    public override string UnreadableMessageKey => "ProblemNotOffered";

    public sealed class SingleChoice : ChoiceTypeDefinition
    {
        public override QuestionType Type => QuestionType.SingleChoice;

        public override AnswerFormat Format => AnswerFormat.SingleChoice;

        public override string WorkbookType => "select_one LIST";

        public override bool IsFrameColumnType => true;

        public override ValueKind ValueKind => ValueKind.Text;

        public override string MissingMessageKey => "MissingSingle";

        public override ProblemMessage Expectation => $"choice of the list";

        public override string Normalize(string text, Question question, NumberNotation notation) => text;

        public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate) =>
            list?.Find(text) switch
            {
                null => new Answer.Unreadable(text),
                { MissingReason: { } reason } => new Answer.Missing(reason),
                var choice => new Answer.Chosen(choice.Name),
            };
    }

    public sealed class MultipleChoice : ChoiceTypeDefinition
    {
        public override QuestionType Type => QuestionType.MultipleChoice;

        public override AnswerFormat Format => AnswerFormat.MultipleChoice;

        public override string WorkbookType => "select_multiple LIST";

        public override string MissingMessageKey => "MissingMultiple";

        public override ProblemMessage Expectation => $"choices of the list with spaces between";

        /// <summary>The known names in the list's order, then the others in theirs, so that equal sets are equal texts.</summary>
        public override string Normalize(string text, Question question, NumberNotation notation)
        {
            var names = text.Split(TypedSeparators, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            var known = (question.List?.Choices ?? []).Select(choice => choice.Name).Where(names.Contains).ToList();
            return string.Join(' ', known.Concat(names.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        }

        public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate)
        {
            var chosen = ChoiceNames.Split(text).Select(name => list?.Find(name)).ToList();
            if (chosen.Contains(null))
            {
                return new Answer.Unreadable(text);
            }

            var valid = chosen
                .OfType<Choice>()
                .Where(choice => choice.MissingReason is null)
                .Select(choice => choice.Name)
                .ToImmutableArray();
            return valid.Length > 0
                ? new Answer.ChosenMany(valid)
                : new Answer.Missing(
                    chosen.OfType<Choice>().Select(choice => choice.MissingReason).FirstOrDefault() ?? MissingReason.NotAnswered
                );
        }
    }

    public sealed class Ranking : ChoiceTypeDefinition
    {
        public override QuestionType Type => QuestionType.Ranking;

        public override AnswerFormat Format => AnswerFormat.Ranking;

        public override string WorkbookType => "rank LIST";

        public override string MissingMessageKey => "MissingRanking";

        public override string UnreadableMessageKey => "UnreadableRanking";

        public override ProblemMessage Expectation => $"ranking: choices of the list, each once, with spaces between";

        public override string Normalize(string text, Question question, NumberNotation notation) =>
            string.Join(' ', text.Split(TypedSeparators, StringSplitOptions.RemoveEmptyEntries));

        /// <summary>A ranking names choices, each once; those not named stand last, in no order.</summary>
        public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate)
        {
            var names = ChoiceNames.Split(text);
            return names.Distinct(StringComparer.Ordinal).Count() == names.Length && names.All(name => list?.Find(name) is not null)
                ? new Answer.Text(text)
                : new Answer.Unreadable(text);
        }
    }
}
