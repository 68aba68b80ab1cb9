using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>What the coordinator fills in to hand a part of the form to a colleague, as it was posted.</summary>
internal sealed record DelegationForm
{
    /// <summary>The most that is stored of a name or an address.</summary>
    public const int MaximumLineLength = 200;

    /// <summary>The most that is stored of a message.</summary>
    public const int MaximumMessageLength = 4000;

    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The key that the delegation will have: posting twice hands out once.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public ImmutableArray<string> Sections { get; init; } = [];

    public string ColleagueName { get; init; } = "";

    public string ColleagueEmail { get; init; } = "";

    public string CoordinatorName { get; init; } = "";

    public string CoordinatorEmail { get; init; } = "";

    public string Message { get; init; } = "";

    public string DueOn { get; init; } = "";

    /// <summary>The last day; null where none is given, or what is given is no day.</summary>
    public DateOnly? DueDate =>
        DateOnly.TryParseExact(DueOn, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads a post; lines are lines, whatever was sent.</summary>
    public static DelegationForm Read(IFormCollection fields) =>
        new()
        {
            Id = Guid.TryParse(fields["id"], out var id) ? id : Guid.CreateVersion7(),
            Sections = [.. fields["section"].OfType<string>()],
            ColleagueName = CleanLine(fields["colleague"]),
            ColleagueEmail = CleanLine(fields["email"]),
            CoordinatorName = CleanLine(fields["coordinator"]),
            CoordinatorEmail = CleanLine(fields["reply"]),
            Message = RemoveControlCharacters(fields["message"]),
            DueOn = CleanLine(fields["due"]),
        };

    /// <summary>Several lines without characters that have no meaning in them.</summary>
    public static string RemoveControlCharacters(string? posted) =>
        string.Concat((posted ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Where(c => !char.IsControl(c) || c == '\n')).Trim();

    /// <summary>What has to be mended: the field's name and what to do, in the order of the fields.</summary>
    /// <param name="form">The form of which it is a part.</param>
    /// <param name="offered">The sections that can be handed out.</param>
    /// <param name="lastDay">The last day of the round.</param>
    /// <param name="localizer">The words.</param>
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

    private static string CleanLine(string? posted) => string.Concat((posted ?? "").Where(c => !char.IsControl(c))).Trim();

    private static bool IsLine(string text) => text.Length is > 0 and <= MaximumLineLength;

    private static bool IsEmail(string text) =>
        IsLine(text)
        && new EmailAddressAttribute().IsValid(text)
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && address.Address == text;
}
