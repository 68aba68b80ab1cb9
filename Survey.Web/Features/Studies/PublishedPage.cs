using Survey.Data.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>A round that was published, with everyone's code: the only time that they are seen.</summary>
internal sealed record PublishedPage(Round Round, int CodeCount, int UnitCount, string CodesCsv);
