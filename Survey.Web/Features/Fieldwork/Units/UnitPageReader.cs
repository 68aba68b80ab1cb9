using Survey.Data.Contacts;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Frames.Changes;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Reads what the page of a unit shows.</summary>
internal sealed class UnitPageReader(
    RoundSnapshotCache rounds,
    IResponseStore responses,
    IDelegationStore delegations,
    IFrameStore frames,
    IContactStore contacts,
    IMailingStore mailings,
    IUnitExtensionStore extensions,
    IEntryStore entries,
    AccessCodeService codes,
    LocalClock clock
)
{
    /// <summary>The page of a unit; null where there is no such round, or no such unit in it.</summary>
    /// <param name="round">The round's name.</param>
    /// <param name="unitId">The unit, as the frame names it.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public async Task<UnitPage?> FindAsync(string round, string? unitId, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot && snapshot.Frame.FindUnit(unitId ?? "") is { } unit
            ? await ReadAsync(snapshot, unit, cancellation)
            : null;

    private async Task<UnitPage> ReadAsync(RoundSnapshot snapshot, FrameUnit unit, CancellationToken cancellation)
    {
        var response = await responses.ReadAsync(snapshot.Round.Id, unit.Id, cancellation);
        var invitation = await codes.FindInvitationAsync(snapshot.Round.Id, unit.Id, cancellation);
        var held = await delegations.ListAsync(snapshot.Round.Id, unit.Id, cancellation);
        var journal = await responses.ReadJournalAsync(snapshot.Round.Id, unit.Id, cancellation);
        var reopenings = await responses.ListReopeningsAsync(snapshot.Round.Id, unit.Id, cancellation);
        var closings = await extensions.ReadClosingsAsync(snapshot.Round.Id, cancellation);
        var entered = await entries.ListAsync(snapshot.Round.Id, unit.Id, cancellation);
        var revisions = await entries.ReadRevisionsAsync(snapshot.Round.Id, unit.Id, cancellation);
        var reasons = reopenings.ToDictionary(reopening => reopening.Revision, reopening => reopening.Reason);
        var routing = new QuestionRouting(snapshot.Study.Questionnaire, unit, response.Answers, clock.Today);
        return new UnitPage
        {
            Snapshot = snapshot,
            Unit = UnitProgress.Create(unit, response),
            Response = response,
            Sections =
            [
                .. FormProgress
                    .Calculate(snapshot.Study.Questionnaire, routing)
                    .Sections.Where(section => section.Status != FormStatus.NotApplicable),
            ],
            Invitation = invitation,
            Person = invitation is null ? null : await mailings.FindCandidateAsync(invitation.Id, cancellation),
            Mails = invitation is null ? [] : await mailings.ListMailsAsync(invitation.Id, cancellation),
            Delegations = held,
            History = await frames.ListChangesAsync(snapshot.Round.Id, unit.Id, cancellation),
            Contacts = await contacts.ListAsync(snapshot.Round.Id, unit.Id, cancellation),
            ContactChanges = await contacts.ListChangesAsync(snapshot.Round.Id, unit.Id, cancellation),
            Events =
            [
                .. journal
                    .Reverse()
                    .Select(row =>
                        CreateEvent(row, invitation) with
                        {
                            Reason = reasons.GetValueOrDefault(row.Revision, ""),
                            Entry = revisions.TryGetValue(row.Revision, out var id) ? entered.First(entry => entry.Id == id) : null,
                        }
                    ),
            ],
            Entries = entered,
            ClosesAt = closings.ClosingOf(unit.Id, snapshot.Round.ClosesAt),
            Extensions = await extensions.ListAsync(snapshot.Round.Id, unit.Id, cancellation),
        };
    }

    /// <summary>The journal knows respondents by the id of their invitation or delegation, and the research team by name.</summary>
    private static UnitEvent CreateEvent(JournalEntry entry, Invitation? invitation)
    {
        var person = entry.Person;
        if (Guid.TryParse(person, out var id))
        {
            person = id == invitation?.Id ? invitation.Holder : "";
        }

        return new UnitEvent(entry.HappenedAt, entry.Action, person, entry.Changes.Count);
    }
}
