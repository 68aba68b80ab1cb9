using System.Threading.RateLimiting;
using Microsoft.Extensions.Localization;
using Survey.Data.Mail;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Mails a coordinator a link back to their forms. The link has their present code, which the site
/// derives again.</summary>
/// <remarks>Thread-safe. Each node of a site counts for itself.</remarks>
internal sealed class LinkMailService(
    AccessCodeService codes,
    IOutbox outbox,
    LocalClock clock,
    IStringLocalizer<RespondResources> localizer
) : IDisposable
{
    /// <summary>Enough for a few colleagues and a mistyped address, too few to fill anybody's mailbox.</summary>
    private const int MostMailsADay = 5;

    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(invitation =>
        RateLimitPartition.GetFixedWindowLimiter(
            invitation,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = MostMailsADay, Window = TimeSpan.FromDays(1) }
        )
    );

    /// <summary>Queues the mail; false where the person has had as many as they may today.</summary>
    public async Task<bool> TrySendAsync(FormContext form, string email, string siteUrl, CancellationToken cancellation)
    {
        var invitation = form.Respondent.Invitation;
        if (!limiter.AttemptAcquire(invitation.Id).IsAcquired)
        {
            return false;
        }

        var code = (await codes.ReadAsync([invitation], cancellation))[0];
        await outbox.AddAsync(BuildMail(form, email, code.LinkAt(siteUrl)), cancellation);
        return true;
    }

    public void Dispose() => limiter.Dispose();

    private OutgoingMail BuildMail(FormContext form, string email, string link)
    {
        var title = form.Study.Title.ForLanguage(SiteLanguages.Current);
        var lastDay = clock.FormatEnd(form.Round.ClosesAt);
        string[] paragraphs =
        [
            localizer["MailLinkGreeting"],
            localizer["MailLink", title, form.Unit.DisplayName],
            link,
            localizer["MailLinkDeadline", lastDay],
            localizer["MailLinkPersonal"],
            .. form.Study.Settings.Contact.IsEmpty
                ? []
                : new[] { localizer["MailContact", form.Study.Settings.Contact.ForLanguage(SiteLanguages.Current)].Value },
        ];
        return new OutgoingMail
        {
            Id = Guid.CreateVersion7(),
            To = email,
            ToName = form.OrganisationName,
            SenderName = form.SenderName,
            Subject = localizer["MailLinkSubject", title, lastDay],
            Body = string.Join("\n\n", paragraphs) + "\n",
            QueuedAt = form.Now,
        };
    }
}
