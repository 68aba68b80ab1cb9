using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Overview;

namespace Survey.Tests.Web.Respond.Overview;

/// <summary>A form is handed in with all that goes with it, or nothing of it happens.</summary>
public sealed class FormSubmissionTests
{
    [Test]
    public async Task Submit_WithoutAPart_WhileAColleagueSaves_ChangesNothing_AndTakesNothingBack()
    {
        await using var site = await RespondentSite.StartAsync();
        var seen = await StartWithDelegationAsync(site, "views");
        await SaveAsync(site, "clarity", "3");

        var outcome = await SubmitAsync(site, seen);

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(async () =>
        {
            Assert.That(outcome, Is.InstanceOf<FormSubmissionResult.ChangedSince>());
            Assert.That((await ReadDelegationAsync(site)).IsActive, Is.True, "the colleague goes on");
            Assert.That(response.Revision, Is.EqualTo(seen.Response.Revision + 1), "only the colleague's save");
            Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("change_trust")), Is.EqualTo(StoredAnswer.Empty));
        });
    }

    [Test]
    public async Task Submit_WithoutAPart_IsOneEntryOfTheJournal_AndPressedTwiceOneSubmission()
    {
        await using var site = await RespondentSite.StartAsync();
        var seen = await StartWithDelegationAsync(site, "views");

        var outcomes = (await SubmitAsync(site, seen), await SubmitAsync(site, seen));

        var journal = await site.Responses.ReadJournalAsync(site.Round.Id, "K1", default);
        Assert.Multiple(async () =>
        {
            Assert.That(outcomes, Is.EqualTo((new FormSubmissionResult.Accepted(), new FormSubmissionResult.Accepted())));
            Assert.That(journal.Select(row => row.Action), Is.EqualTo(new[] { JournalAction.Saved, JournalAction.Submitted }));
            Assert.That(journal[^1].Changes.Values.Distinct(), Is.EqualTo(new[] { new StoredAnswer("", MissingReason.PartNotReturned) }));
            Assert.That((await ReadDelegationAsync(site)).RevokedAt, Is.Not.Null);
        });
    }

    private static Task<FormSubmissionResult> SubmitAsync(RespondentSite site, FormContext form) =>
        site
            .Services.GetRequiredService<FormSubmissionService>()
            .SubmitAsync(form, form.Response.Revision, withoutDelegations: true, default);

    /// <summary>A form whose coordinator has done their sections, and whose last one is with a colleague: as the coordinator sees
    /// it.</summary>
    private static async Task<FormContext> StartWithDelegationAsync(RespondentSite site, string section)
    {
        var coordinator = await site.SignInAsync("K1");
        await DelegationTests.DelegateAsync(coordinator, section);
        await SaveAsync(site, ("agreement", "no"), ("council", "no"));
        var invitation = await site.FindInvitationAsync("K1");
        return await site
            .Services.GetRequiredService<FormLoader>()
            .FindByUnitAsync(new Respondent(invitation, null), "K1", FormIncludes.Delegations, default)
            ?? throw new AssertionException("There is no such form.");
    }

    private static Task SaveAsync(RespondentSite site, string name, string text) => SaveAsync(site, (name, text));

    private static async Task SaveAsync(RespondentSite site, params (string Name, string Text)[] answers) =>
        await site.Responses.SaveAsync(
            new SaveRequest
            {
                RoundId = site.Round.Id,
                UnitId = "K1",
                Person = "a colleague",
                Page = "a page",
                SeenRevision = int.MaxValue,
                Changes = answers.ToImmutableDictionary(answer => new AnswerKey(answer.Name), answer => new StoredAnswer(answer.Text)),
                SavedAt = site.Round.OpensAt,
            },
            default
        );

    private static async Task<Delegation> ReadDelegationAsync(RespondentSite site) =>
        (await site.Services.GetRequiredService<IDelegationStore>().ListAsync(site.Round.Id, "K1", default)).Single();
}
