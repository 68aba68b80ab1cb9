using System.Security.Claims;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>Fetches the forms of the person who is signed in, and no others.</summary>
internal sealed class FormReader(IInvitationStore invitations, IRoundStore rounds, IResponseStore responses, PublishedStudies published, LocalClock clock)
{
    /// <summary>The invitation of the person who is signed in; null where nobody is, or where it is there no more.</summary>
    public async Task<Invitation?> FindInvitationAsync(ClaimsPrincipal person, CancellationToken cancellation) =>
        Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? await invitations.FindAsync(id, cancellation) : null;

    /// <summary>One of the person's forms; null for every other unit, whether it exists or not.</summary>
    public async Task<OpenForm?> FindAsync(ClaimsPrincipal person, string unit, CancellationToken cancellation) =>
        await FindInvitationAsync(person, cancellation) is { } invitation && invitation.Units.Contains(unit)
            ? await OpenAsync(invitation, unit, cancellation)
            : null;

    /// <summary>The form as an earlier version of its study had it; null where that is no version of this study.</summary>
    public async Task<OpenForm?> FindEarlierAsync(OpenForm form, string version, CancellationToken cancellation) =>
        await rounds.FindStudyAsync(version, cancellation) is { } study && study.Name == form.Study.Name ? form.With(study) : null;

    /// <summary>All of the person's forms, in the frame's order.</summary>
    public async Task<IReadOnlyList<OpenForm>> ListAsync(Invitation invitation, CancellationToken cancellation)
    {
        var forms = new List<OpenForm>();
        foreach (var unit in invitation.Units)
        {
            if (await OpenAsync(invitation, unit, cancellation) is { } form)
            {
                forms.Add(form);
            }
        }

        return forms;
    }

    /// <summary>The round that an invitation leads to, with its study; null where it is there no more.</summary>
    public async Task<RoundFacts?> FindRoundAsync(Guid roundId, CancellationToken cancellation) =>
        await rounds.FindAsync(roundId, cancellation) is { } round ? new RoundFacts(round, await published.StudyAsync(round)) : null;

    /// <summary>The rounds that take answers now, the newest first.</summary>
    public async Task<IReadOnlyList<RoundFacts>> ListOpenRoundsAsync(CancellationToken cancellation)
    {
        var open = (await rounds.ListAsync(cancellation)).Where(round => round.IsOpenAt(clock.Now));
        return await Task.WhenAll(open.Select(async round => new RoundFacts(round, await published.StudyAsync(round))));
    }

    private async Task<OpenForm?> OpenAsync(Invitation invitation, string unit, CancellationToken cancellation)
    {
        if (await FindRoundAsync(invitation.RoundId, cancellation) is not { } facts || (await published.FrameAsync(facts.Round)).Find(unit) is not { } found)
        {
            return null;
        }

        return new OpenForm
        {
            Invitation = invitation,
            Round = facts.Round,
            Study = facts.Study,
            Unit = found,
            Response = await responses.ReadAsync(facts.Round.Id, unit, cancellation),
            Now = clock.Now,
            Today = clock.Today,
        };
    }
}
