using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>A round and the study that it asks.</summary>
internal sealed record RoundWithStudy(Round Round, Study Study);
