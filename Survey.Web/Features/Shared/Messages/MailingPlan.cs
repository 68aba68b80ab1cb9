using System.Collections.Immutable;
using Survey.Data.Mail;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared.Messages;

/// <summary>Who would get a message, and who would not and why.</summary>
/// <param name="Message">The message.</param>
/// <param name="Selection">Who was chosen.</param>
/// <param name="Recipients">Those who get it.</param>
/// <param name="Excluded">Those of the chosen who do not.</param>
internal sealed record MailingPlan(
    StudyMessage Message,
    MailingSelection Selection,
    ImmutableArray<MailingCandidate> Recipients,
    ImmutableArray<(MailingCandidate Person, MailingObstacle Obstacle)> Excluded
);
