using Survey.Data.Delegations;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>Delegates sections of forms to colleagues and takes them back, and queues the mails that say so.</summary>
internal sealed class DelegationService(IDelegationStore delegations, AccessCodeService codes, DelegationMailBuilder mailBuilder)
{
    /// <summary>The sections that the form shows and nobody else has.</summary>
    public static IReadOnlyList<Section> OfferedSections(FormContext form) =>
        [.. form.Pages.Sections.Where(section => form.FindDelegation(section) is not { IsActive: true })];

    /// <summary>Delegates sections.</summary>
    /// <param name="form">The form, read for its coordinator.</param>
    /// <param name="posted">Which sections, to whom and with which message; validated.</param>
    /// <param name="siteUrl">The address of the site.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The colleague's link, which is shown once.</returns>
    public async Task<string> DelegateAsync(FormContext form, DelegationForm posted, string siteUrl, CancellationToken cancellation)
    {
        var delegation = new Delegation
        {
            Id = posted.Id,
            InvitationId = form.Respondent.Invitation.Id,
            RoundId = form.Round.Id,
            UnitId = form.Unit.Id,
            SectionNames = posted.Sections,
            ColleagueName = posted.ColleagueName,
            ColleagueEmail = posted.ColleagueEmail,
            CoordinatorName = posted.CoordinatorName,
            CoordinatorEmail = posted.CoordinatorEmail,
            Message = posted.Message,
            DueOn = posted.DueDate,
            DelegatedAt = form.Now,
            MailId = Guid.CreateVersion7(),
        };
        var (code, codeHash) = await codes.DeriveForDelegationAsync(delegation.Id);
        var link = $"{siteUrl}/r/{code}";
        await delegations.AddAsync(delegation, codeHash, mailBuilder.BuildDelegated(form, delegation, link), cancellation);
        return link;
    }

    /// <summary>The colleague returns the delegation. Where it is returned already, no second mail is sent.</summary>
    public async Task ReturnAsync(FormContext form, Delegation delegation, string note, string siteUrl, CancellationToken cancellation) =>
        await delegations.TryReturnAsync(
            delegation.Id,
            note,
            form.Now,
            mailBuilder.BuildReturned(form, delegation, note, siteUrl + form.Address()),
            cancellation
        );

    /// <summary>The colleague resumes a delegation after returning it.</summary>
    public Task ResumeAsync(Delegation delegation, CancellationToken cancellation) =>
        delegations.TryResumeAsync(delegation.Id, cancellation);

    /// <summary>The coordinator takes a delegation back. The colleague is informed once, and not at all after returning it.</summary>
    public async Task RevokeAsync(FormContext form, Delegation delegation, CancellationToken cancellation) =>
        await delegations.TryRevokeAsync(
            delegation.Id,
            form.Now,
            delegation.IsActive ? mailBuilder.BuildRevoked(form, delegation) : null,
            cancellation
        );
}
