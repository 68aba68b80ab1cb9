using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>Checks what a coordinator fills in to delegate sections.</summary>
/// <param name="localizer">The texts.</param>
internal sealed class DelegationValidator(IStringLocalizer<RespondResources> localizer)
{
    /// <summary>More than the sections of any form. The limit keeps a coordinator from sending an unlimited number of mails.</summary>
    private const int MaximumDelegations = 60;

    /// <summary>What has to be corrected: the field's name and what to do, in the order of the fields.</summary>
    /// <param name="posted">What was filled in.</param>
    /// <param name="form">The form.</param>
    /// <param name="offered">The sections that can be delegated.</param>
    /// <param name="lastDay">The last day of the round.</param>
    public IEnumerable<(string Field, string Message)> Validate(
        DelegationForm posted,
        FormContext form,
        IReadOnlyCollection<Section> offered,
        DateOnly lastDay
    )
    {
        if (form.Delegations.Length >= MaximumDelegations)
        {
            return [("section", localizer["DelegationTooMany"])];
        }

        var isDateWrong = posted.DueOn.Length > 0 && (posted.DueDate is not { } day || day < form.Today || day > lastDay);
        (string Field, bool IsWrong, string Message)[] checks =
        [
            (
                "section",
                posted.Sections.IsEmpty || posted.Sections.Any(name => offered.All(section => section.Name != name)),
                localizer["DelegationSectionMissing"]
            ),
            ("colleague", !IsLine(posted.ColleagueName), localizer["DelegationColleagueMissing"]),
            ("email", !IsEmail(posted.ColleagueEmail), localizer["DelegationEmailInvalid"]),
            ("due", isDateWrong, localizer["DelegationDueOnInvalid"]),
            (
                "message",
                posted.Message.Length > DelegationForm.MaximumMessageLength,
                localizer["ProblemTooLong", DelegationForm.MaximumMessageLength]
            ),
            ("coordinator", !IsLine(posted.CoordinatorName), localizer["DelegationCoordinatorMissing"]),
            ("reply", !IsEmail(posted.CoordinatorEmail), localizer["DelegationReplyToInvalid"]),
        ];
        return checks.Where(check => check.IsWrong).Select(check => (check.Field, check.Message));
    }

    /// <summary>Whether a text is one e-mail address and nothing more.</summary>
    public static bool IsEmail(string text) =>
        IsLine(text)
        && new EmailAddressAttribute().IsValid(text)
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && address.Address == text;

    private static bool IsLine(string text) => text.Length is > 0 and <= DelegationForm.MaximumLineLength;
}
