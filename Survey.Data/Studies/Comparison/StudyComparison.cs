using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Studies.Comparison;

/// <summary>What two versions of a study ask differently. Answers are not looked at.</summary>
public sealed record StudyComparison
{
    private static readonly SourceLocation NoLocation = new("", "");

    /// <summary>Names of questions that only the newer version has.</summary>
    public required ImmutableArray<string> AddedQuestions { get; init; }

    /// <summary>Names of questions that only the older version has.</summary>
    public required ImmutableArray<string> RemovedQuestions { get; init; }

    /// <summary>The questions that both have and that read, ask, stand or are reached otherwise than before.</summary>
    public required ImmutableArray<QuestionDifference> AlteredQuestions { get; init; }

    /// <summary>Names of sections that only the older version has; what was delegated of them ends.</summary>
    public required ImmutableArray<string> RemovedSections { get; init; }

    /// <summary>The languages that only the newer version has.</summary>
    public required ImmutableArray<Language> AddedLanguages { get; init; }

    /// <summary>The languages that only the older version has.</summary>
    public required ImmutableArray<Language> RemovedLanguages { get; init; }

    /// <summary>Compares an older version with a newer one.</summary>
    public static StudyComparison Compute(Study from, Study to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (before, after) = (from.Questionnaire, to.Questionnaire);
        var languages = after.Languages.Select(language => language.Code).Intersect(before.Languages.Select(each => each.Code)).ToList();
        var (sectionsBefore, sectionsAfter) = (SectionsByQuestion(before), SectionsByQuestion(after));
        return new StudyComparison
        {
            AddedQuestions = [.. NamesOf(after).Where(name => before.FindQuestion(name) is null)],
            RemovedQuestions = [.. NamesOf(before).Where(name => after.FindQuestion(name) is null)],
            AlteredQuestions =
            [
                .. from question in after.Questions
                   let old = before.FindQuestion(question.Name)
                   where old is not null
                   let isMoved = sectionsBefore[old.Name] != sectionsAfter[question.Name]
                   let difference = Compare(old, question, isMoved, languages)
                   where !difference.Aspects.IsEmpty
                   select difference,
            ],
            RemovedSections = [.. SectionNamesOf(before).Except(SectionNamesOf(after), StringComparer.Ordinal)],
            AddedLanguages = [.. after.Languages.ExceptBy(before.Languages.Select(each => each.Code), language => language.Code)],
            RemovedLanguages = [.. before.Languages.ExceptBy(after.Languages.Select(each => each.Code), language => language.Code)],
        };
    }

    private static IEnumerable<string> NamesOf(Questionnaire questionnaire) => questionnaire.Questions.Select(question => question.Name);

    private static IEnumerable<string> SectionNamesOf(Questionnaire questionnaire) =>
        questionnaire.Sections.Select(section => section.Name);

    /// <summary>Questions that stand outside any group make sections named by the first of them, which is no place to be moved
    /// from.</summary>
    private static Dictionary<string, string> SectionsByQuestion(Questionnaire questionnaire) =>
        questionnaire
            .Elements.SelectMany(element =>
                Questionnaire
                    .Flatten([element])
                    .OfType<Question>()
                    .Select(question => (question.Name, Section: element is Group group ? group.Name : ""))
            )
            .DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.Section, StringComparer.Ordinal);

    private static QuestionDifference Compare(Question old, Question question, bool isMoved, List<string> languages)
    {
        var (oldChoices, choices) = (old.List?.Choices ?? [], question.List?.Choices ?? []);
        ImmutableArray<Choice> Missing(ImmutableArray<Choice> of, ImmutableArray<Choice> from) =>
            [.. from.ExceptBy(of.Select(each => each.Name), choice => choice.Name, StringComparer.Ordinal)];
        return new QuestionDifference
        {
            Name = question.Name,
            Aspects = [.. FindAspects(old, question, isMoved, languages)],
            AddedChoices = Missing(oldChoices, choices),
            RemovedChoices = Missing(choices, oldChoices),
            RelabelledChoices =
            [
                .. choices.Where(choice =>
                    oldChoices.FirstOrDefault(each => each.Name == choice.Name) is { } before
                    && !IsSameText(before.Label, choice.Label, languages)
                ),
            ],
        };
    }

    /// <summary>The position of a question in the workbook is ignored; its content is compared, conditions as written.</summary>
    private static IEnumerable<QuestionAspect> FindAspects(Question old, Question question, bool isMoved, List<string> languages)
    {
        (QuestionAspect Aspect, bool IsSame)[] comparisons =
        [
            (
                QuestionAspect.Type,
                (old.Type, old.HasOther, old.OffersChoices) == (question.Type, question.HasOther, question.OffersChoices)
            ),
            (QuestionAspect.Section, !isMoved),
            (QuestionAspect.Repeat, old.RepeatName == question.RepeatName),
            (QuestionAspect.Text, TextsOf(old).Zip(TextsOf(question)).All(pair => IsSameText(pair.First, pair.Second, languages))),
            (
                QuestionAspect.Choices,
                ComparedChoices(old, languages).SequenceEqual(ComparedChoices(question, languages))
                    && old.ChoicesFrom == question.ChoicesFrom
                    && old.MissingChoices.SequenceEqual(question.MissingChoices)
            ),
            (QuestionAspect.Relevance, IsSame(old.EffectiveRelevance, question.EffectiveRelevance)),
            (QuestionAspect.Required, IsSame(old.Required, question.Required)),
            (
                QuestionAspect.Constraint,
                IsSame(old.Constraint, question.Constraint) && IsSame(old.SoftConstraint, question.SoftConstraint)
            ),
            (QuestionAspect.ChoiceFilter, IsSame(old.ChoiceFilter, question.ChoiceFilter)),
            (
                QuestionAspect.Calculation,
                IsSame(old.Calculation, question.Calculation)
                    && IsSame(old.Default, question.Default)
                    && IsSame(old.ReadOnly, question.ReadOnly)
            ),
            (QuestionAspect.Appearance, old.Appearance.SetEquals(question.Appearance) && old.Scale == question.Scale),
        ];
        return comparisons.Where(comparison => !comparison.IsSame).Select(comparison => comparison.Aspect);
    }

    private static LocalizedText[] TextsOf(Question question) => [question.Label, question.Hint, question.Guidance, question.Unit];

    private static bool IsSame(Expression? old, Expression? expression) => old?.ToString() == expression?.ToString();

    /// <summary>A language that one version lacks makes no question another.</summary>
    private static bool IsSameText(LocalizedText old, LocalizedText text, List<string> languages) =>
        languages.TrueForAll(language =>
            old.ByLanguage.GetValueOrDefault(language, "") == text.ByLanguage.GetValueOrDefault(language, "")
        );

    private static IEnumerable<Choice> ComparedChoices(Question question, List<string> languages) =>
        (question.List?.Choices ?? []).Select(choice =>
            choice with
            {
                Label = LocalizedText.Create(
                    languages.Select(language => (language, choice.Label.ByLanguage.GetValueOrDefault(language, "")))
                ),
                Location = NoLocation,
                Columns = ImmutableDictionary<string, string>.Empty,
                Likelihood = null,
            }
        );
}
