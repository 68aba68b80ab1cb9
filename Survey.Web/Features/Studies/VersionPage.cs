using Microsoft.Extensions.Localization;
using Survey.Data.Delegations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Comparison;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>What another version would do to a round's responses.</summary>
/// <param name="Address">The address of the upload.</param>
/// <param name="Snapshot">The round.</param>
/// <param name="Change">The dry run.</param>
/// <param name="Delegations">The round's delegations.</param>
internal sealed record VersionPage(
    string Address,
    RoundSnapshot Snapshot,
    VersionChange Change,
    IReadOnlyList<Delegation> Delegations
)
{
    /// <summary>More responses than a person reads on one page; the page says that there are more.</summary>
    public const int MaximumResponses = 300;

    /// <summary>Why the round was not changed, as a key of texts; empty where it was not to be changed.</summary>
    public string RefusalKey { get; init; } = "";

    /// <summary>Whether the round was to be changed and was not.</summary>
    public bool IsRefused => RefusalKey.Length > 0;

    /// <summary>How many delegations end because the new version lacks their section.</summary>
    public int EndingDelegationCount =>
        Delegations.Count(delegation => Change.Comparison.RemovedSections.Any(delegation.IsActiveFor));

    /// <summary>Whether the round has this version already.</summary>
    public bool IsApplied => Change.From.Hash == Change.To.Hash;

    /// <summary>The label that a choice of a question has in the new version, or had in the old one.</summary>
    public string LabelOf(string question, string choice) =>
        Change.To.Questionnaire.FindQuestion(question)?.List?.Find(choice) is { } found ? LabelOf(found) : choice;

    /// <summary>What is different about a question, in words.</summary>
    public static IEnumerable<string> DescribeDifference(QuestionDifference question, IStringLocalizer texts)
    {
        var choices = new[]
        {
            ("ChoicesAdded", question.AddedChoices),
            ("ChoicesRemoved", question.RemovedChoices),
            ("ChoicesRelabelled", question.RelabelledChoices),
        }
            .Where(change => !change.Item2.IsEmpty)
            .Select(change => texts[change.Item1, string.Join(", ", change.Item2.Select(LabelOf))].Value)
            .ToList();
        var aspects = question
            .Aspects.Where(aspect => aspect != QuestionAspect.Choices || choices.Count == 0)
            .Select(aspect => texts[$"Aspect{aspect}"].Value);
        var renamed =
            from removed in question.RemovedChoices
            let added = question.FindSameLabel(removed)
            where added is not null
            select texts["ChoiceRenamed", added.Name, removed.Name].Value;
        return [.. aspects, .. choices, .. renamed];
    }

    private static string LabelOf(Choice choice) =>
        choice.Label.ForLanguage(SiteLanguages.Current) is { Length: > 0 } label ? label : choice.Name;
}
