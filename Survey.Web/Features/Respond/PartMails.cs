using Microsoft.Extensions.Localization;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>Writes the mails that tell of a part of a form, in the language of whoever causes them.</summary>
internal sealed class PartMails(AnswerWords answers, LocalClock clock, IStringLocalizer<RespondWords> words)
{
    /// <summary>To the colleague: the part is theirs, with the link to it.</summary>
    public OutgoingMail HandedOut(OpenForm form, Delegation part, string link) => Mail(
        form,
        part.MailId,
        (part.ColleagueName, part.ColleagueEmail),
        words["MailOutSubject", part.CoordinatorName],
        words["MailOut", part.CoordinatorName, TitleOf(form), form.Unit.Name],
        SectionsOf(form, part),
        Said(part.CoordinatorName, part.Message),
        words["MailOutDue", part.DueOn is { } day ? clock.Day(day) : clock.LastDay(form.Round.ClosesAt)],
        words["MailOutHow"],
        link,
        words["MailOutPersonal", part.CoordinatorName, part.CoordinatorEmail]);

    /// <summary>To the coordinator: the part is back.</summary>
    public OutgoingMail Returned(OpenForm form, Delegation part, string note, string address) => Mail(
        form,
        Guid.CreateVersion7(),
        (part.CoordinatorName, part.CoordinatorEmail),
        words["MailBackSubject", part.ColleagueName],
        words["MailBack", part.ColleagueName, TitleOf(form), form.Unit.Name],
        SectionsOf(form, part),
        Said(part.ColleagueName, note),
        words["MailBackHow"],
        address);

    /// <summary>To the colleague: the coordinator took the part back.</summary>
    public OutgoingMail TakenBack(OpenForm form, Delegation part) => Mail(
        form,
        Guid.CreateVersion7(),
        (part.ColleagueName, part.ColleagueEmail),
        words["MailTakenSubject", part.CoordinatorName],
        words["MailTaken", part.CoordinatorName, TitleOf(form), form.Unit.Name],
        SectionsOf(form, part),
        words["MailTakenKept", part.CoordinatorName, part.CoordinatorEmail]);

    private OutgoingMail Mail(OpenForm form, Guid id, (string Name, string Email) to, string subject, params string[] paragraphs) => new()
    {
        Id = id,
        To = to.Email,
        ToName = to.Name,
        Subject = subject,
        Text = string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0).Prepend(words["MailHello", to.Name])) + "\n",
        QueuedAt = form.Now,
    };

    private static string TitleOf(OpenForm form) => form.Study.Title.In(SiteLanguages.Current);

    private string Said(string person, string text) => text.Length == 0 ? "" : words["MailSays", person] + "\n\n" + text;

    private string SectionsOf(OpenForm form, Delegation part) =>
        string.Join('\n', form.Questionnaire.Sections.Where(section => part.Sections.Contains(section.Name)).Select(section => "– " + answers.LabelOf(section, form)));
}
