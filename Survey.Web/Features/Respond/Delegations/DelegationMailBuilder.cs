using Microsoft.Extensions.Localization;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>Writes the mails about delegations, in the language of the person whose action sends them.</summary>
internal sealed class DelegationMailBuilder(AnswerFormatter formatter, LocalClock clock, IStringLocalizer<RespondResources> localizer)
{
    /// <summary>To the colleague: sections are delegated, with the link to them.</summary>
    public OutgoingMail BuildDelegated(FormContext form, Delegation delegation, string link) =>
        BuildMail(
            form,
            delegation.MailId,
            (delegation.ColleagueName, delegation.ColleagueEmail),
            localizer["MailDelegatedSubject", delegation.CoordinatorName, TitleOf(form), DueOf(form, delegation)],
            localizer["MailDelegated", delegation.CoordinatorName, TitleOf(form), form.Unit.DisplayName],
            FormatSections(form, delegation),
            FormatMessage(delegation.CoordinatorName, delegation.Message),
            localizer["MailDelegatedDue", DueOf(form, delegation)],
            localizer["MailDelegatedInstructions"],
            link,
            localizer["MailDelegatedPersonalLink", delegation.CoordinatorName, delegation.CoordinatorEmail]
        ) with
        {
            ReplyTo = delegation.CoordinatorEmail,
            ReplyToName = delegation.CoordinatorName,
        };

    /// <summary>To the coordinator: the delegation is returned.</summary>
    public OutgoingMail BuildReturned(FormContext form, Delegation delegation, string note, string address) =>
        BuildMail(
            form,
            Guid.CreateVersion7(),
            (delegation.CoordinatorName, delegation.CoordinatorEmail),
            localizer["MailReturnedSubject", delegation.ColleagueName, TitleOf(form), clock.FormatEnd(form.Round.ClosesAt)],
            localizer["MailReturned", delegation.ColleagueName, TitleOf(form), form.Unit.DisplayName],
            FormatSections(form, delegation),
            FormatMessage(delegation.ColleagueName, note),
            localizer["MailReturnedInstructions"],
            address
        ) with
        {
            ReplyTo = delegation.ColleagueEmail,
            ReplyToName = delegation.ColleagueName,
        };

    /// <summary>To the colleague: the coordinator has taken the delegation back.</summary>
    public OutgoingMail BuildRevoked(FormContext form, Delegation delegation) =>
        BuildMail(
            form,
            Guid.CreateVersion7(),
            (delegation.ColleagueName, delegation.ColleagueEmail),
            localizer["MailRevokedSubject", delegation.CoordinatorName, TitleOf(form)],
            localizer["MailRevoked", delegation.CoordinatorName, TitleOf(form), form.Unit.DisplayName],
            FormatSections(form, delegation),
            localizer["MailRevokedAnswersKept", delegation.CoordinatorName, delegation.CoordinatorEmail]
        ) with
        {
            ReplyTo = delegation.CoordinatorEmail,
            ReplyToName = delegation.CoordinatorName,
        };

    private OutgoingMail BuildMail(FormContext form, Guid id, (string Name, string Email) to, string subject, params string[] paragraphs) =>
        new()
        {
            Id = id,
            To = to.Email,
            ToName = to.Name,
            SenderName = form.SenderName,
            Subject = subject,
            Body = string.Join(
                "\n\n",
                paragraphs
                    .Where(paragraph => paragraph.Length > 0)
                    .Prepend(localizer["MailGreeting", to.Name])
                    .Concat(FormatContact(form))
                    .Append("")
            ),
            QueuedAt = form.Now,
        };

    private string DueOf(FormContext form, Delegation delegation) =>
        delegation.DueOn is { } day ? clock.FormatDate(day) : clock.FormatEnd(form.Round.ClosesAt);

    private IEnumerable<string> FormatContact(FormContext form) =>
        form.Study.Settings.Contact.IsEmpty
            ? []
            : [localizer["MailContact", form.Study.Settings.Contact.ForLanguage(SiteLanguages.Current)]];

    private static string TitleOf(FormContext form) => form.Study.Title.ForLanguage(SiteLanguages.Current);

    private string FormatMessage(string person, string text) =>
        text.Length == 0 ? "" : localizer["MailMessageFrom", person] + "\n\n" + text;

    private string FormatSections(FormContext form, Delegation delegation) =>
        string.Join(
            '\n',
            form.Questionnaire.Sections.Where(section => delegation.SectionNames.Contains(section.Name))
                .Select(section => "– " + formatter.LabelOf(section, form))
        );
}
