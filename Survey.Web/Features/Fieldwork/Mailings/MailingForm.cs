using System.Collections.Immutable;
using Survey.Data.Mail;
using Survey.Web.Features.Shared.Messages;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>A new mailing, as it is chosen.</summary>
internal sealed record MailingForm
{
    /// <summary>The message; empty before one is chosen.</summary>
    public string? Message { get; init; }

    /// <summary>The states of units; none is all that are open.</summary>
    public MailingUnitState[] States { get; init; } = [];

    /// <summary>The respondent groups; none is all.</summary>
    public string[] Groups { get; init; } = [];

    /// <summary>The units, one a line; empty is all.</summary>
    public string? Units { get; init; }

    /// <summary>Whether those are chosen too who got the message before.</summary>
    public bool Again { get; init; }

    /// <summary>The day on which it is sent; empty is now.</summary>
    public string? Day { get; init; }

    /// <summary>The time of that day.</summary>
    public string? Time { get; init; }

    /// <summary>Whom the preview showed, in the form of <see cref="NewMailingPage.Fingerprint"/>.</summary>
    public string? Seen { get; init; }

    /// <summary>Whether it is sent at a time, and not now.</summary>
    internal bool IsLater => !string.IsNullOrWhiteSpace(Day) || !string.IsNullOrWhiteSpace(Time);

    /// <summary>Who is chosen.</summary>
    public MailingSelection ToSelection() =>
        new()
        {
            States = [.. States],
            Groups = [.. Groups],
            Units = SplitUnits(),
            IncludesReceivers = Again,
        };

    /// <summary>The units that were written.</summary>
    public ImmutableArray<string> SplitUnits() =>
        [.. (Units ?? "").Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
