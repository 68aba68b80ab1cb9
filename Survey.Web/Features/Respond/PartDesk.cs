using Survey.Data.Delegations;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Respond;

/// <summary>Hands parts of forms out, and takes them back; whoever it concerns is told by mail.</summary>
internal sealed class PartDesk(IDelegationStore delegations, PartMails mails)
{
    /// <summary>The sections that the form shows and nobody else has.</summary>
    public static IReadOnlyList<Section> Offered(OpenForm form) =>
        [.. form.Path.Sections.Where(section => form.PartWith(section) is not { IsOut: true })];

    /// <summary>Hands a part out.</summary>
    /// <param name="form">The form, wholly the coordinator's.</param>
    /// <param name="posted">Whom it goes to and what is said; without fault.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The colleague's link, which is shown once and never stored.</returns>
    public async Task<string> HandOutAsync(OpenForm form, PartForm posted, string site, CancellationToken cancellation)
    {
        var part = new Delegation
        {
            Id = posted.Id,
            InvitationId = form.Respondent.Invitation.Id,
            RoundId = form.Round.Id,
            Unit = form.Unit.Unit,
            Sections = posted.Sections,
            ColleagueName = posted.ColleagueName,
            ColleagueEmail = posted.ColleagueEmail,
            CoordinatorName = posted.CoordinatorName,
            CoordinatorEmail = posted.CoordinatorEmail,
            Message = posted.Message,
            DueOn = posted.Due,
            HandedOutAt = form.Now,
            MailId = Guid.CreateVersion7(),
        };
        var code = AccessCode.Make();
        var link = $"{site}/r/{code}";
        await delegations.AddAsync(part, AccessCode.Hash(code), mails.HandedOut(form, part, link), cancellation);
        return link;
    }

    /// <summary>The colleague gives their part back; posting it twice tells of it once.</summary>
    public async Task ReturnAsync(OpenForm form, Delegation part, string note, string site, CancellationToken cancellation) =>
        await delegations.TryReturnAsync(part.Id, note, form.Now, mails.Returned(form, part, note, site + form.Address()), cancellation);

    /// <summary>The colleague goes on with the part that they gave back.</summary>
    public Task ResumeAsync(Delegation part, CancellationToken cancellation) => delegations.TryResumeAsync(part.Id, cancellation);

    /// <summary>The coordinator takes a part back; doing it twice tells of it once, and a colleague who is done is not told.</summary>
    public async Task TakeBackAsync(OpenForm form, Delegation part, CancellationToken cancellation) =>
        await delegations.TryTakeBackAsync(part.Id, form.Now, part.IsOut ? mails.TakenBack(form, part) : null, cancellation);
}
