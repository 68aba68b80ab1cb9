using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>A posted line, without characters that nobody sees.</summary>
    public static string CleanLine(string? posted) => PostedText.Clean(posted).Trim();
}
