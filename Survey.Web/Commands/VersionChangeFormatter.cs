using Survey.Data.Delegations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Comparison;
using Survey.Data.Texts;

namespace Survey.Web.Commands;

/// <summary>The lines in which <c>revise</c> says what another version of a study would do.</summary>
internal static class VersionChangeFormatter
{
    /// <summary>What the versions ask differently, how many answers each difference affects, and the responses that are touched.</summary>
    /// <param name="change">The dry run.</param>
    /// <param name="delegations">The round's delegations.</param>
    public static IEnumerable<string> Format(VersionChange change, IReadOnlyList<Delegation> delegations)
    {
        var comparison = change.Comparison;
        return
        [
            $"questions: {FormatNames("added", comparison.AddedQuestions)}; {FormatNames("removed", comparison.RemovedQuestions)}; "
                + FormatNames("altered", [.. comparison.AlteredQuestions.Select(question => question.Name)]),
            .. comparison.AlteredQuestions.Select(FormatDifference),
            .. FormatLanguages("added", comparison.AddedLanguages),
            .. FormatLanguages("removed", comparison.RemovedLanguages),
            .. comparison.RemovedSections.Select(section => FormatRemovedSection(section, delegations)),
            $"responses: {change.StartedCount} started, {change.Responses.Length} touched",
            .. change.CountChanges().Select(FormatCount),
            .. change.Responses.Select(FormatResponse),
        ];
    }

    private static string FormatRemovedSection(string section, IReadOnlyList<Delegation> delegations)
    {
        var count = delegations.Count(delegation => delegation.IsActiveFor(section));
        return $"section removed: {section}; what is delegated of it ends ({CountPhrase.Of(count, "delegation")})";
    }

    private static string FormatNames(string label, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? $"0 {label}" : $"{names.Count} {label} ({string.Join(", ", names)})";

    private static IEnumerable<string> FormatLanguages(string label, IReadOnlyCollection<Language> languages) =>
        languages.Count == 0 ? [] : [$"languages {label}: {string.Join(", ", languages.Select(language => language.Code))}"];

    private static string FormatDifference(QuestionDifference question)
    {
        var aspects = question.Aspects.Where(aspect => aspect != QuestionAspect.Choices || !HasNamedChoices(question)).Select(FormatAspect);
        var choices = FormatChoices("added", question.AddedChoices)
            .Concat(FormatChoices("relabelled", question.RelabelledChoices))
            .Concat(FormatChoices("no longer offered", question.RemovedChoices));
        var renamed =
            from removed in question.RemovedChoices
            let added = question.FindSameLabel(removed)
            where added is not null
            select $"'{added.Name}' has the label of '{removed.Name}': if it is the same choice, keep the name '{removed.Name}'";
        return $"  {question.Name}: {string.Join("; ", [.. aspects, .. choices, .. renamed])}";
    }

    private static bool HasNamedChoices(QuestionDifference question) =>
        question.AddedChoices.Length + question.RemovedChoices.Length + question.RelabelledChoices.Length > 0;

    private static IEnumerable<string> FormatChoices(string label, IReadOnlyCollection<Choice> choices) =>
        choices.Count == 0
            ? []
            : [$"choices {label}: {string.Join(", ", choices.Select(choice => $"{choice.Name} ({choice.Label})"))}"];

    private static string FormatAspect(QuestionAspect aspect) =>
        aspect switch
        {
            QuestionAspect.Type => "another type",
            QuestionAspect.Section => "in another section",
            QuestionAspect.Repeat => "into, out of or between repeats",
            QuestionAspect.Text => "other words",
            QuestionAspect.Choices => "choices in another order, or with other properties",
            QuestionAspect.Relevance => "relevant",
            QuestionAspect.Required => "required",
            QuestionAspect.Constraint => "constraint",
            QuestionAspect.ChoiceFilter => "choice_filter",
            QuestionAspect.Calculation => "calculation, default or read-only",
            _ => "appearance or scale",
        };

    private static string FormatCount(AnswerChangeCount count)
    {
        var choice = count.Choice.Length > 0 ? $" {count.Choice}" : "";
        var answers = CountPhrase.Of(count.Count, "answer");
        return $"  {count.QuestionName}: {FormatKind(count.Kind)}{choice}: {answers}, {count.SubmittedCount} submitted"
            + FormatOutcome(count.Kind);
    }

    private static string FormatResponse(ChangedResponse response)
    {
        var changes = response
            .Answers.GroupBy(answer => answer.Kind)
            .Select(answers => $"{FormatKind(answers.Key)}: {string.Join(", ", answers.Select(answer => answer.Key))}");
        return $"{response.UnitId}{(response.IsSubmitted ? " (submitted)" : "")}: {string.Join("; ", changes)}";
    }

    private static string FormatKind(AnswerChangeKind kind) =>
        kind switch
        {
            AnswerChangeKind.QuestionGone => "question gone",
            AnswerChangeKind.QuestionBack => "question back",
            AnswerChangeKind.Moved => "moved into, out of or between repeats",
            AnswerChangeKind.Unreadable => "not an answer of the new kind",
            AnswerChangeKind.ChoiceGone => "choice gone",
            AnswerChangeKind.ChoiceBack => "choice back",
            AnswerChangeKind.ChoiceRelabelled => "choice relabelled",
            AnswerChangeKind.OffRoute => "off the route",
            AnswerChangeKind.OnRouteAgain => "on the route again",
            AnswerChangeKind.EditNotMet => "edit not met",
            AnswerChangeKind.NowRequired => "required now and blank",
            _ => "newly asked",
        };

    /// <summary>What becomes of the answers in figures and files, where that is not plain.</summary>
    private static string FormatOutcome(AnswerChangeKind kind) =>
        kind switch
        {
            AnswerChangeKind.QuestionGone => "; kept in files with the old label, in no figure",
            AnswerChangeKind.Moved or AnswerChangeKind.OffRoute => "; kept, not counted",
            AnswerChangeKind.Unreadable => "; kept, counted as not asked in this version",
            AnswerChangeKind.ChoiceGone => "; still counted, with the old label",
            AnswerChangeKind.EditNotMet => "; still counted",
            _ => "",
        };
}
