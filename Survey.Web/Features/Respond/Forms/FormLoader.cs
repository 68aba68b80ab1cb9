using System.Collections.Immutable;
using System.Security.Claims;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>Loads the forms of the person who is signed in, and no others.</summary>
internal sealed class FormLoader(
    IInvitationStore invitations,
    IDelegationStore delegations,
    IRoundStore rounds,
    IUnitExtensionStore extensions,
    IEntryStore entries,
    IResponseStore responses,
    PublishedStudyCache published,
    LocalClock clock
)
{
    /// <summary>The person who is signed in; null where nobody is, or where the code that they came with is no longer valid.</summary>
    public async Task<Respondent?> FindRespondentAsync(ClaimsPrincipal person, CancellationToken cancellation) =>
        (person.FindFirstValue(SurveyAuthentication.EntryClaim), person.FindFirstValue(SurveyAuthentication.CodeClaim)) switch
        {
            ({ } entry, _) => await FindByEntryAsync(entry, person.Identity?.Name ?? "", cancellation),
            (null, { } codeHash) => await FindByCodeAsync(codeHash, cancellation),
            _ => null,
        };

    /// <summary>The person who has an access code; null where there is none, or none of their units is asked any more.</summary>
    public async Task<Respondent?> FindByCodeAsync(string codeHash, CancellationToken cancellation)
    {
        var respondent = await invitations.FindByCodeAsync(codeHash, cancellation) is { } invitation
            ? new Respondent(invitation, null)
            : await WithDelegationAsync(await delegations.FindByCodeAsync(codeHash, cancellation), cancellation);
        return respondent is not null && respondent.Units.Any(respondent.Invitation.UnitIds.Contains)
            ? respondent with { CodeHash = codeHash }
            : null;
    }

    /// <summary>One of the person's forms; null for every other unit, whether it exists or not.</summary>
    public async Task<FormContext?> FindAsync(ClaimsPrincipal person, string unit, FormIncludes includes, CancellationToken cancellation) =>
        await FindRespondentAsync(person, cancellation) is { } respondent && respondent.Units.Contains(unit)
            ? await FindByUnitAsync(respondent, unit, includes, cancellation)
            : null;

    /// <summary>One of the forms that the person coordinates; null for every other unit, and for a form of which sections are delegated to
    /// them.</summary>
    public async Task<FormContext?> FindForCoordinatorAsync(
        ClaimsPrincipal person,
        string unit,
        FormIncludes includes,
        CancellationToken cancellation
    ) => await FindAsync(person, unit, includes, cancellation) is { IsForCoordinator: true } form ? form : null;

    /// <summary>A unit's form as the research team reads it; null where there is no such round, or no such unit in it.</summary>
    /// <param name="round">The round's name.</param>
    /// <param name="unit">The unit, as the frame names it.</param>
    /// <param name="account">Who reads it.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public async Task<FormContext?> FindForTeamAsync(string round, string unit, string account, CancellationToken cancellation) =>
        await rounds.FindAsync(round, cancellation) is { } found
            ? await FindByUnitAsync(ReaderOf(found.Id, unit, account), unit, FormIncludes.Delegations, cancellation)
            : null;

    /// <summary>The form as an earlier version of its study had it; null where the hash is of no version of this study.</summary>
    public async Task<FormContext?> FindInVersionAsync(FormContext form, string studyHash, CancellationToken cancellation) =>
        await rounds.FindStudyAsync(studyHash, cancellation) is { } study && study.Name == form.Study.Name ? form.With(study) : null;

    /// <summary>All of the person's forms with their answers, in the frame's order.</summary>
    public async Task<IReadOnlyList<FormContext>> ListAsync(Respondent respondent, CancellationToken cancellation)
    {
        if (await FindRoundAsync(respondent.Invitation.RoundId, cancellation) is not { } round)
        {
            return [];
        }

        var frame = await published.ReadFrameAsync(round.Round);
        var closings = await extensions.ReadClosingsAsync(round.Round.Id, cancellation);
        var currentResponses = await ByUnitAsync(round.Round.Id);
        var previousResponses = round.Round.PreviousRoundId is { } previous ? await ByUnitAsync(previous) : [];
        return
        [
            .. from unit in respondent.Units.Select(frame.FindUnit).OfType<FrameUnit>()
            select CreateForm(
                respondent,
                round with { Round = closings.RoundFor(unit.Id, round.Round) },
                unit,
                currentResponses.GetValueOrDefault(unit.Id) ?? Response.NotStarted(round.Round.Id, unit.Id),
                previousResponses.GetValueOrDefault(unit.Id)?.SubmittedAnswers
            ),
        ];

        async Task<Dictionary<string, Response>> ByUnitAsync(Guid roundId) =>
            (await responses.ListAsync(roundId, respondent.Invitation.Id, cancellation)).ToDictionary(
                response => response.UnitId,
                StringComparer.Ordinal
            );
    }

    /// <summary>The round that an invitation leads to, with its study; null where it no longer exists.</summary>
    public async Task<RoundWithStudy?> FindRoundAsync(Guid roundId, CancellationToken cancellation) =>
        await rounds.FindAsync(roundId, cancellation) is { } round
            ? new RoundWithStudy(round, await published.ReadStudyAsync(round))
            : null;

    /// <summary>The round that a person answers, as it holds for them: it closes when the last of their units may not answer any
    /// longer.</summary>
    public async Task<RoundWithStudy?> FindRoundAsync(Respondent respondent, CancellationToken cancellation)
    {
        if (await FindRoundAsync(respondent.Invitation.RoundId, cancellation) is not { } round)
        {
            return null;
        }

        var closings = await extensions.ReadClosingsAsync(round.Round.Id, cancellation);
        return round with { Round = closings.RoundFor(respondent.Units, round.Round) };
    }

    /// <summary>The languages that a person's pages can be read in: those of their study; those of the open rounds where nobody is signed
    /// in.</summary>
    public async Task<ImmutableArray<Language>> FindLanguagesAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        IReadOnlyList<RoundWithStudy> shown =
            await FindRespondentAsync(person, cancellation) is { } respondent
            && await FindRoundAsync(respondent.Invitation.RoundId, cancellation) is { } round
                ? [round]
                : await ListOpenRoundsAsync(cancellation);
        return
        [
            .. shown
                .SelectMany(round => SiteLanguages.OfStudy(round.Study.Questionnaire.Languages))
                .DistinctBy(language => language.Code),
        ];
    }

    /// <summary>The rounds that take answers now, be it from a unit that was given more time; the newest first.</summary>
    public async Task<IReadOnlyList<RoundWithStudy>> ListOpenRoundsAsync(CancellationToken cancellation)
    {
        var open = new List<RoundWithStudy>();
        foreach (var round in await rounds.ListAsync(cancellation))
        {
            if (
                round.IsOpenAt(clock.Now)
                || (await extensions.ReadClosingsAsync(round.Id, cancellation)).IsOpenForAny(round, clock.Now)
            )
            {
                open.Add(new RoundWithStudy(round, await published.ReadStudyAsync(round)));
            }
        }

        return open;
    }

    /// <summary>The research team as it fills in one unit's form; null where the entry is not the account's own.</summary>
    private async Task<Respondent?> FindByEntryAsync(string entryId, string account, CancellationToken cancellation) =>
        Guid.TryParse(entryId, out var id)
        && await entries.FindAsync(id, cancellation) is { } entry
        && entry.StartedBy == account
            ? ReaderOf(entry.RoundId, entry.UnitId, account) with
            {
                Entry = entry,
            }
            : null;

    private static Respondent ReaderOf(Guid roundId, string unit, string account) =>
        new(
            new Invitation
            {
                Id = Guid.Empty,
                RoundId = roundId,
                Holder = account,
                UnitIds = [unit],
            },
            null
        )
        {
            Account = account,
        };

    private async Task<Respondent?> WithDelegationAsync(Delegation? delegation, CancellationToken cancellation) =>
        delegation is not null && await invitations.FindAsync(delegation.InvitationId, cancellation) is { } invitation
            ? new Respondent(invitation, delegation)
            : null;

    /// <summary>The form of a unit; null where the unit is not in the round's frame.</summary>
    public async Task<FormContext?> FindByUnitAsync(
        Respondent respondent,
        string unit,
        FormIncludes includes,
        CancellationToken cancellation
    )
    {
        if (
            await FindRoundAsync(respondent.Invitation.RoundId, cancellation) is not { } round
            || (await published.ReadFrameAsync(round.Round)).FindUnit(unit) is not { } frameUnit
        )
        {
            return null;
        }

        var closings = await extensions.ReadClosingsAsync(round.Round.Id, cancellation);
        round = round with { Round = closings.RoundFor(unit, round.Round) };
        var previousAnswers = round.Round.PreviousRoundId is { } previous
            ? (await responses.ReadAsync(previous, unit, cancellation)).SubmittedAnswers
            : null;
        return await IncludeAsync(
            CreateForm(respondent, round, frameUnit, await responses.ReadAsync(round.Round.Id, unit, cancellation), previousAnswers),
            includes,
            cancellation
        );
    }

    /// <summary>The form with what a page needs beside the answers.</summary>
    public async Task<FormContext> IncludeAsync(FormContext form, FormIncludes includes, CancellationToken cancellation) =>
        includes == FormIncludes.Delegations
            ? form.With([.. await delegations.ListAsync(form.Round.Id, form.Unit.Id, cancellation)])
            : form;

    private FormContext CreateForm(
        Respondent respondent,
        RoundWithStudy round,
        FrameUnit unit,
        Response response,
        AnswerSet? previousAnswers
    ) =>
        new()
        {
            BaseAddress = respondent.Entry is { } entry ? FormContext.AddressOfEntry(round.Round, entry) : FormContext.RespondentAddress,
            Respondent = respondent,
            Round = round.Round,
            Study = round.Study,
            Unit = unit,
            Response = response,
            PreviousAnswers = previousAnswers ?? AnswerSet.Empty,
            Now = clock.Now,
            LocalNow = clock.LocalNow,
        };
}

/// <summary>What a page needs of a form beside its answers and those of the previous round, which are always read.</summary>
internal enum FormIncludes
{
    /// <summary>Nothing more.</summary>
    AnswersOnly,

    /// <summary>The delegations to colleagues.</summary>
    Delegations,
}
