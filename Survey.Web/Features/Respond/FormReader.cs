using System.Security.Claims;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>Fetches the forms of the person who is signed in, and no others.</summary>
internal sealed class FormReader(
    IInvitationStore invitations, IDelegationStore delegations, IRoundStore rounds, IResponseStore responses, PublishedStudies published, LocalClock clock)
{
    /// <summary>The person who is signed in; null where nobody is, or where their right is there no more.</summary>
    public async Task<Respondent?> FindRespondentAsync(ClaimsPrincipal person, CancellationToken cancellation) =>
        !Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? null
        : await invitations.FindAsync(id, cancellation) is { } invitation ? new Respondent(invitation, null)
        : await WithPartAsync(await delegations.FindAsync(id, cancellation), cancellation);

    /// <summary>The person whom a code lets in, or null.</summary>
    public async Task<Respondent?> FindByCodeAsync(string codeHash, CancellationToken cancellation) =>
        await invitations.FindByCodeAsync(codeHash, cancellation) is { } invitation
            ? new Respondent(invitation, null)
            : await WithPartAsync(await delegations.FindByCodeAsync(codeHash, cancellation), cancellation);

    /// <summary>One of the person's forms; null for every other unit, whether it exists or not.</summary>
    public async Task<OpenForm?> FindAsync(ClaimsPrincipal person, string unit, FormReading reading, CancellationToken cancellation) =>
        await FindRespondentAsync(person, cancellation) is { } respondent && respondent.Units.Contains(unit)
            ? await OpenAsync(respondent, unit, reading, cancellation)
            : null;

    /// <summary>One of the forms that are wholly the person's; null for every other unit, and for a form of which they have a part.</summary>
    public async Task<OpenForm?> FindWholeAsync(ClaimsPrincipal person, string unit, FormReading reading, CancellationToken cancellation) =>
        await FindAsync(person, unit, reading, cancellation) is { IsWhole: true } form ? form : null;

    /// <summary>The form as an earlier version of its study had it; null where that is no version of this study.</summary>
    public async Task<OpenForm?> FindEarlierAsync(OpenForm form, string version, CancellationToken cancellation) =>
        await rounds.FindStudyAsync(version, cancellation) is { } study && study.Name == form.Study.Name ? form.With(study) : null;

    /// <summary>All of the person's forms with their answers, in the frame's order.</summary>
    public async Task<IReadOnlyList<OpenForm>> ListAsync(Respondent respondent, CancellationToken cancellation)
    {
        if (await FindRoundAsync(respondent.Invitation.RoundId, cancellation) is not { } facts)
        {
            return [];
        }

        var frame = await published.FrameAsync(facts.Round);
        var answered = await ByUnitAsync(facts.Round.Id);
        var before = facts.Round.PreviousRoundId is { } previous ? await ByUnitAsync(previous) : [];
        return
        [
            .. from unit in respondent.Units.Select(frame.Find).OfType<FrameUnit>()
               select FormOf(
                   respondent, facts, unit, answered.GetValueOrDefault(unit.Unit) ?? Response.NotStarted(facts.Round.Id, unit.Unit), before.GetValueOrDefault(unit.Unit)?.Submitted),
        ];

        async Task<Dictionary<string, Response>> ByUnitAsync(Guid roundId) =>
            (await responses.ListAsync(roundId, respondent.Invitation.Id, cancellation)).ToDictionary(response => response.Unit, StringComparer.Ordinal);
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

    private async Task<Respondent?> WithPartAsync(Delegation? part, CancellationToken cancellation) =>
        part is not null && await invitations.FindAsync(part.InvitationId, cancellation) is { } invitation ? new Respondent(invitation, part) : null;

    /// <summary>The form of a unit; null where it is none of the round's.</summary>
    public async Task<OpenForm?> OpenAsync(Respondent respondent, string unit, FormReading reading, CancellationToken cancellation)
    {
        if (await FindRoundAsync(respondent.Invitation.RoundId, cancellation) is not { } facts || (await published.FrameAsync(facts.Round)).Find(unit) is not { } found)
        {
            return null;
        }

        var last = facts.Round.PreviousRoundId is { } previous ? (await responses.ReadAsync(previous, unit, cancellation)).Submitted : null;
        return await WithAsync(FormOf(respondent, facts, found, await responses.ReadAsync(facts.Round.Id, unit, cancellation), last), reading, cancellation);
    }

    /// <summary>The form with more of it read.</summary>
    public async Task<OpenForm> WithAsync(OpenForm form, FormReading reading, CancellationToken cancellation) =>
        reading == FormReading.Parts ? form.With([.. await delegations.ListAsync(form.Round.Id, form.Unit.Unit, cancellation)]) : form;

    private OpenForm FormOf(Respondent respondent, RoundFacts facts, FrameUnit unit, Response response, AnswerSheet? last) => new()
    {
        Respondent = respondent,
        Round = facts.Round,
        Study = facts.Study,
        Unit = unit,
        Response = response,
        Last = last ?? AnswerSheet.Empty,
        Now = clock.Now,
        LocalNow = clock.LocalNow,
    };
}

/// <summary>What of a form a page needs beside its answers, and those of the round before, which conditions may ask for.</summary>
internal enum FormReading
{
    /// <summary>Nothing more.</summary>
    Answers,

    /// <summary>What was handed out to colleagues.</summary>
    Parts,
}
