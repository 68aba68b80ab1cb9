using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Web.Features.Respond;

namespace Survey.Tests.Web.Respond;

/// <summary>A form is handed in with all that goes with it, or nothing of it happens.</summary>
public sealed class FormSubmissionTests
{
    [Test]
    public async Task Submit_WithoutAPart_WhileAColleagueSaves_ChangesNothing_AndTakesNothingBack()
    {
        await using var site = await RespondentSite.StartAsync();
        var seen = await WithPartOutAsync(site, "views");
        await SaveAsync(site, "clarity", "3");

        var outcome = await SubmitAsync(site, seen);

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(async () =>
        {
            Assert.That(outcome, Is.InstanceOf<SubmissionOutcome.ChangedSince>());
            Assert.That((await PartAsync(site)).IsOut, Is.True, "the colleague goes on");
            Assert.That(response.Revision, Is.EqualTo(seen.Response.Revision + 1), "only the colleague's save");
            Assert.That(response.Sheet.Find(new AnswerKey("change_trust")), Is.EqualTo(Entry.Cleared));
        });
    }

    [Test]
    public async Task Submit_WithoutAPart_IsOneEntryOfTheJournal_AndPressedTwiceOneSubmission()
    {
        await using var site = await RespondentSite.StartAsync();
        var seen = await WithPartOutAsync(site, "views");

        var outcomes = (await SubmitAsync(site, seen), await SubmitAsync(site, seen));

        var journal = await site.Responses.ReadJournalAsync(site.Round.Id, "K1", default);
        Assert.Multiple(async () =>
        {
            Assert.That(outcomes, Is.EqualTo((new SubmissionOutcome.Accepted(), new SubmissionOutcome.Accepted())));
            Assert.That(journal.Select(row => row.Action), Is.EqualTo(new[] { JournalAction.Saved, JournalAction.Submitted }));
            Assert.That(journal[^1].Changes.Values.Distinct(), Is.EqualTo(new[] { new Entry("", MissingReason.PartNotReturned) }));
            Assert.That((await PartAsync(site)).TakenBackAt, Is.Not.Null);
        });
    }

    private static Task<SubmissionOutcome> SubmitAsync(RespondentSite site, OpenForm form) =>
        site.Services.GetRequiredService<FormSubmission>().TryAsync(form, form.Response.Revision, without: true, default);

    /// <summary>A form whose coordinator has done their sections, and whose last one is with a colleague: as the coordinator sees it.</summary>
    private static async Task<OpenForm> WithPartOutAsync(RespondentSite site, string section)
    {
        var coordinator = await site.SignInAsync("K1");
        await PartsTests.HandOutAsync(coordinator, section);
        await SaveAsync(site, ("agreement", "no"), ("council", "no"));
        var invitation = await site.Services.GetRequiredService<IInvitationStore>().FindByCodeAsync(AccessCode.Hash(site.CodeOf("K1")), default)
            ?? throw new AssertionException("The code opens nothing.");
        return await site.Services.GetRequiredService<FormReader>().OpenAsync(new Respondent(invitation, null), "K1", FormReading.Parts, default)
            ?? throw new AssertionException("There is no such form.");
    }

    private static Task SaveAsync(RespondentSite site, string name, string text) => SaveAsync(site, (name, text));

    private static async Task SaveAsync(RespondentSite site, params (string Name, string Text)[] answers) => await site.Responses.SaveAsync(
        new Save
        {
            RoundId = site.Round.Id,
            Unit = "K1",
            Person = "a colleague",
            Page = "a page",
            SeenRevision = int.MaxValue,
            Changes = answers.ToImmutableDictionary(answer => new AnswerKey(answer.Name), answer => new Entry(answer.Text)),
            SavedAt = site.Round.OpensAt,
        },
        default);

    private static async Task<Delegation> PartAsync(RespondentSite site) =>
        (await site.Services.GetRequiredService<IDelegationStore>().ListAsync(site.Round.Id, "K1", default)).Single();
}
