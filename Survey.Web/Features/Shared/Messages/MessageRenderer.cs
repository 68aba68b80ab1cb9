using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Questionnaires;
using Survey.Data.Questionnaires.Markup;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Shared.Messages;

/// <summary>Fills in a message for one person, with what holds at this moment: which units are open, how far they are, the last day, the
/// code.</summary>
internal sealed partial class MessageRenderer(
    IRoundStore rounds,
    IUnitExtensionStore extensions,
    IInvitationStore invitations,
    IResponseStore responses,
    PublishedStudyCache studies,
    AccessCodeService codes,
    LocalClock clock,
    IStringLocalizer<SharedResources> localizer
)
{
    /// <summary>A person may answer for fifty units; the mail names the first ones.</summary>
    private const int MaximumNamedUnits = 5;

    /// <summary>The frame column in which a unit's language may stand.</summary>
    private const string LanguageColumn = "language";

    /// <summary>The message of a mailing for the person of one of its mails; null where the workbook has it no more.</summary>
    public async Task<RenderedMessage?> FindMessageAsync(MailingClaim claim, CancellationToken cancellation) =>
        await rounds.FindAsync(claim.Mailing.RoundId, cancellation) is { } round
        && (await studies.ReadStudyAsync(round)).FindMessage(claim.Mailing.MessageName) is { } message
        && await invitations.FindAsync(claim.InvitationId, cancellation) is { } invitation
            ? await RenderAsync(
                round,
                message,
                (await codes.ReadAsync([invitation], cancellation))[0],
                claim.Mailing.SiteUrl,
                cancellation
            )
            : null;

    /// <summary>A message as one person would get it; nothing is stored, not even where their code is not issued yet.</summary>
    public async Task<RenderedMessage> PreviewAsync(
        Round round,
        StudyMessage message,
        Invitation invitation,
        string siteUrl,
        CancellationToken cancellation
    ) => await RenderAsync(round, message, await codes.PreviewAsync(invitation), siteUrl, cancellation);

    /// <summary>A message for one person, with the code that they have.</summary>
    public async Task<RenderedMessage> RenderAsync(
        Round round,
        StudyMessage message,
        IssuedCode code,
        string siteUrl,
        CancellationToken cancellation
    )
    {
        var study = await studies.ReadStudyAsync(round);
        var frame = await studies.ReadFrameAsync(round);
        var units = code.Invitation.UnitIds.Select(frame.FindUnit).OfType<FrameUnit>().ToList();
        var closings = await extensions.ReadClosingsAsync(round.Id, cancellation);
        var open = await ListOpenAsync(round, units, closings, cancellation);
        var first = open.Select(pair => pair.Unit).Concat(units).First();
        var offered = SiteLanguages.OfStudy(study.Questionnaire.Languages);
        var language = offered.FirstOrDefault(each => each.Code == first.GetValue(LanguageColumn)) ?? offered[0];
        SiteLanguages.Show(offered, language);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MergeField.Unit] = FormatUnits([.. open.Select(pair => pair.Unit.DisplayName)]),
            [MergeField.Organisation] = OrganisationOf(first),
            [MergeField.Title] = study.Title.ForLanguage(language.Code),
            [MergeField.Link] = code.LinkAt(siteUrl),
            [MergeField.Code] = code.Code,
            [MergeField.Deadline] = clock.FormatEnd(DeadlineOf(round, open.Select(pair => pair.Unit), closings)),
            [MergeField.Contact] = study.Settings.Contact.ForLanguage(language.Code),
            [MergeField.Progress] = FormatProgress(study, open),
        };
        return Fill(message, language, study, values);
    }

    private static RenderedMessage Fill(StudyMessage message, Language language, Study study, Dictionary<string, string> values)
    {
        string ValueOf(string name) => values.GetValueOrDefault(name, "");

        // A value is no Markdown, whatever an organisation is called; the address of a link stands as it is.
        var text = MergeField.Fill(
            message.Text.ForLanguage(language.Code),
            (name, isAddress) => isAddress ? ValueOf(name) : MarkupParser.Escape(ValueOf(name))
        );
        var sender = study.Settings.Agency.IsEmpty ? study.Title : study.Settings.Agency;
        return new RenderedMessage
        {
            Subject = MergeField.Fill(message.Subject.ForLanguage(language.Code), (name, _) => ValueOf(name)),
            Text = MessageTextRenderer.ToText(text),
            Html = MessageTextRenderer.ToHtml(text, language.Code),
            SenderName = sender.ForLanguage(language.Code),
            ReplyTo = AddressPattern().Match(ValueOf(MergeField.Contact)).Value,
            ToName = ValueOf(MergeField.Organisation),
        };
    }

    /// <summary>The first day that must not be missed, of the units whose answer is waited for.</summary>
    private static DateTimeOffset DeadlineOf(Round round, IEnumerable<FrameUnit> open, UnitClosings closings) =>
        open.Select(unit => closings.ClosingOf(unit.Id, round.ClosesAt)).DefaultIfEmpty(round.ClosesAt).Min();

    /// <summary>The units whose answer is waited for, with what is saved of it; once the round is closed, those that were given more
    /// time.</summary>
    private async Task<List<(FrameUnit Unit, Response Response)>> ListOpenAsync(
        Round round,
        IEnumerable<FrameUnit> units,
        UnitClosings closings,
        CancellationToken cancellation
    )
    {
        var open = new List<(FrameUnit Unit, Response Response)>();
        foreach (var unit in units.Where(unit => unit.Disposition is null or Disposition.NotStarted or Disposition.Partial))
        {
            var response = await responses.ReadAsync(round.Id, unit.Id, cancellation);
            if (response.SubmittedAt is null)
            {
                open.Add((unit, response));
            }
        }

        var extended = open.Where(pair => closings.ClosingOf(pair.Unit.Id, round.ClosesAt) > round.ClosesAt).ToList();
        return round.ClosesAt <= clock.Now && extended.Count > 0 ? extended : open;
    }

    private string FormatUnits(IReadOnlyCollection<string> names) =>
        names.Count <= MaximumNamedUnits
            ? string.Join(", ", names)
            : localizer["MessageUnitsMore", string.Join(", ", names.Take(MaximumNamedUnits)), names.Count - MaximumNamedUnits];

    private string FormatProgress(Study study, List<(FrameUnit Unit, Response Response)> open)
    {
        var started = open.Where(pair => pair.Response.Status == FormStatus.InProgress).ToList();
        if (started.Count == 0)
        {
            return localizer["MessageNotStarted"];
        }

        if (open.Count > 1)
        {
            return localizer["MessageFormsStarted", started.Count, open.Count];
        }

        var (unit, response) = started[0];
        var routing = new QuestionRouting(study.Questionnaire, unit, response.Answers, clock.Today);
        var (answered, asked) = FormProgress.Count(study.Questionnaire, routing, _ => true);
        return localizer["MessageQuestionsAnswered", answered, asked];
    }

    private static string OrganisationOf(FrameUnit unit) => unit.Organisation.Length > 0 ? unit.Organisation : unit.DisplayName;

    [GeneratedRegex(@"[\w.+\-]+@[\w\-]+(\.[\w\-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
