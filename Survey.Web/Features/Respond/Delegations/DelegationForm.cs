using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>What the coordinator fills in to delegate sections of the form to a colleague, as it was posted.</summary>
internal sealed record DelegationForm
{
    /// <summary>The most characters of a name or an e-mail address: longer than any that is in use.</summary>
    public const int MaximumLineLength = 200;

    /// <summary>The most characters of a message: about two pages, more than a mail with a link needs.</summary>
    public const int MaximumMessageLength = 4000;

    /// <summary>The format in which browsers post a date field.</summary>
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The id that the delegation will have: a form that is posted twice makes one delegation.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public ImmutableArray<string> Sections { get; init; } = [];

    public string ColleagueName { get; init; } = "";

    public string ColleagueEmail { get; init; } = "";

    public string CoordinatorName { get; init; } = "";

    public string CoordinatorEmail { get; init; } = "";

    public string Message { get; init; } = "";

    public string DueOn { get; init; } = "";

    /// <summary>The last day; null where none is given, or what is given is no date.</summary>
    public DateOnly? DueDate =>
        DateOnly.TryParseExact(DueOn, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads a post. Line breaks that were posted in a one-line field are removed.</summary>
    public static DelegationForm Read(IFormCollection fields) =>
        new()
        {
            Id = Guid.TryParse(fields["id"], out var id) ? id : Guid.CreateVersion7(),
            Sections = [.. fields["section"].OfType<string>()],
            ColleagueName = CleanLine(fields["colleague"]),
            ColleagueEmail = CleanLine(fields["email"]),
            CoordinatorName = CleanLine(fields["coordinator"]),
            CoordinatorEmail = CleanLine(fields["reply"]),
            Message = CleanText(fields["message"]),
            DueOn = CleanLine(fields["due"]),
        };

    /// <summary>A posted text of several lines, without control characters.</summary>
    public static string CleanText(string? posted) => PostedText.Clean(posted, allowed: "\n").Trim();

    /// <summary>What has to be corrected: the field's name and what to do, in the order of the fields.</summary>
    /// <param name="form">The form.</param>
    /// <param name="offered">The sections that can be delegated.</param>
    /// <param name="lastDay">The last day of the round.</param>
    /// <param name="localizer">The texts.</param>
    public IEnumerable<(string Field, string Message)> Validate(
        FormContext form,
        IReadOnlyCollection<Section> offered,
        DateOnly lastDay,
        IStringLocalizer<RespondResources> localizer
    )
    {
        (string Field, bool IsWrong, string Message)[] checks =
        [
            (
                "section",
                Sections.IsEmpty || Sections.Any(name => offered.All(section => section.Name != name)),
                localizer["DelegationSectionMissing"]
            ),
            ("colleague", !IsLine(ColleagueName), localizer["DelegationColleagueMissing"]),
            ("email", !IsEmail(ColleagueEmail), localizer["DelegationEmailInvalid"]),
            ("due", DueOn.Length > 0 && (DueDate is not { } day || day < form.Today || day > lastDay), localizer["DelegationDueOnInvalid"]),
            ("message", Message.Length > MaximumMessageLength, localizer["ProblemTooLong", MaximumMessageLength]),
            ("coordinator", !IsLine(CoordinatorName), localizer["DelegationCoordinatorMissing"]),
            ("reply", !IsEmail(CoordinatorEmail), localizer["DelegationReplyToInvalid"]),
        ];
        return checks.Where(check => check.IsWrong).Select(check => (check.Field, check.Message));
    }

    /// <summary>A posted line, without characters that nobody sees.</summary>
    public static string CleanLine(string? posted) => PostedText.Clean(posted).Trim();

    private static bool IsLine(string text) => text.Length is > 0 and <= MaximumLineLength;

    /// <summary>Whether a text is one e-mail address and nothing more.</summary>
    public static bool IsEmail(string text) =>
        IsLine(text)
        && new EmailAddressAttribute().IsValid(text)
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && address.Address == text;
}
