using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Model;

/// <summary>One investigation, as its workbook describes it: what is asked, of whom, and what is computed from the answers.</summary>
public sealed record Study
{
    /// <summary>The stable name (the workbook's <c>form_id</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The version its author gave it.</summary>
    public required string Version { get; init; }

    /// <summary>The SHA-256 of the workbook's canonical text, in lower-case hexadecimal: which questionnaire was answered.</summary>
    public required string Hash { get; init; }

    /// <summary>The title on pages and reports.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What is asked.</summary>
    public required Questionnaire Questionnaire { get; init; }

    /// <summary>The columns of the frame that expressions use.</summary>
    public required ImmutableArray<FrameColumn> FrameColumns { get; init; }

    /// <summary>Variables computed from answers by the rules for figures: missing values propagate.</summary>
    public required ImmutableArray<DerivedVariable> DerivedVariables { get; init; }

    /// <summary>The mails to those who are asked, in the workbook's order.</summary>
    public ImmutableArray<StudyMessage> Messages { get; init; } = [];

    /// <summary>What holds for the whole study.</summary>
    public required StudySettings Settings { get; init; }

    /// <summary>The tables as written; Survey.Analysis reads the sheets figures and claims from here.</summary>
    public required Workbook Workbook { get; init; }

    /// <summary>The versions that were asked before this one in the same round, the latest first; empty where there was none.</summary>
    public ImmutableArray<Study> EarlierVersions { get; init; } = [];

    /// <summary>This version or the earlier one with the hash; null where the round never asked it.</summary>
    public Study? FindVersion(string hash) => hash == Hash ? this : EarlierVersions.FirstOrDefault(version => version.Hash == hash);

    /// <summary>The questions of earlier versions that this one does not ask, as the latest of those versions had them, with it; their
    /// labels say that nobody is asked any more.</summary>
    public IEnumerable<(Question Question, Study Version)> FindFormerQuestions() =>
        EarlierVersions
            .Index()
            .Select(version => version.Item.WithFormerChoices([.. EarlierVersions.Skip(version.Index + 1)]))
            .Select(version =>
                version with
                {
                    Questionnaire = version.Questionnaire.WithQuestions(question =>
                        Questionnaire.FindQuestion(question.Name) is null
                            ? question with { Label = WithNote(question.Label, "FormerQuestion") }
                            : question
                    ),
                }
            )
            .SelectMany(version => version.Questionnaire.Questions.Select(question => (Question: question, Version: version)))
            .Where(former => Questionnaire.FindQuestion(former.Question.Name) is null)
            .DistinctBy(former => former.Question.Name, StringComparer.Ordinal);

    /// <summary>The frame column of that name, or null.</summary>
    public FrameColumn? FindFrameColumn(string name) => FrameColumns.FirstOrDefault(column => column.Name == name);

    /// <summary>The message of that name, in any case; null where there is none.</summary>
    public StudyMessage? FindMessage(string name) =>
        Messages.FirstOrDefault(message => string.Equals(message.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The derived variable of that name, or null.</summary>
    public DerivedVariable? FindDerivedVariable(string name) => DerivedVariables.FirstOrDefault(variable => variable.Name == name);

    /// <summary>The study with the choices that its questions offered in earlier versions of it: answers given then stay
    /// readable.</summary>
    /// <param name="earlierVersions">The earlier versions, the latest first: a choice's latest label is kept.</param>
    public Study WithFormerChoices(IReadOnlyCollection<Study> earlierVersions) =>
        earlierVersions.Count == 0
            ? this
            : this with
            {
                EarlierVersions = [.. earlierVersions],
                Questionnaire = Questionnaire.WithQuestions(question => WithFormerChoices(question, earlierVersions)),
            };

    /// <summary>The study with only those former choices that satisfy a condition, such as that somebody chose them.</summary>
    public Study WithFormerChoicesWhere(Func<Question, Choice, bool> isKept) =>
        this with
        {
            Questionnaire = Questionnaire.WithQuestions(question =>
                question.List is { FormerChoices.IsEmpty: false } list
                    ? KeepFormerChoices(question, list, choice => isKept(question, choice))
                    : question
            ),
        };

    private static Question WithFormerChoices(Question question, IReadOnlyCollection<Study> earlierVersions)
    {
        if (question.List is not { } list)
        {
            return question;
        }

        var earlierQuestions = earlierVersions
            .Select(version => version.Questionnaire.FindQuestion(question.Name))
            .OfType<Question>()
            .Where(earlier => earlier.List is not null)
            .ToList();
        var offered = list.Choices.Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        var former = list with
        {
            FormerChoices =
            [
                .. earlierQuestions
                    .Select(earlier => earlier.List)
                    .OfType<ChoiceList>()
                    .SelectMany(earlier => earlier.Choices.Select(WithFormerLabel).Concat(earlier.FormerChoices))
                    .Where(choice => offered.Add(choice.Name)),
            ],
        };

        // A former choice "other" keeps the words that were given with it.
        var hadOther = former.IsFormer(ChoiceList.OtherChoiceName) && earlierQuestions.Exists(earlier => earlier.HasOther);
        return former.FormerChoices.IsEmpty ? question : question with { List = former, HasOther = question.HasOther || hadOther };
    }

    /// <summary>Wherever the label is read, it says that nobody is offered the choice any more.</summary>
    private static Choice WithFormerLabel(Choice choice) => choice with { Label = WithNote(choice.Label, "FormerChoice") };

    private static LocalizedText WithNote(LocalizedText label, string key) =>
        LocalizedText.Create(label.ByLanguage.Select(text => (text.Key, StudyTexts.In(text.Key, key, text.Value))));

    private static Question KeepFormerChoices(Question question, ChoiceList list, Func<Choice, bool> isKept)
    {
        var kept = list with { FormerChoices = [.. list.FormerChoices.Where(isKept)] };
        return question with { List = kept, HasOther = question.HasOther && kept.Find(ChoiceList.OtherChoiceName) is not null };
    }
}
