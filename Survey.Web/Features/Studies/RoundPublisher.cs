using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>Publishes a round: stores the study's workbook and the frame, and issues a code to each person.</summary>
internal sealed class RoundPublisher(IRoundStore rounds, AccessCodeService codes)
{
    /// <summary>Publishes a round, and yields the codes; null where a round of that name exists.</summary>
    public async Task<ImmutableArray<IssuedCode>?> TryPublishAsync(Round round, Study study, Frame frame, CancellationToken cancellation)
    {
        if (!await rounds.TryPublishAsync(round, study, frame, cancellation))
        {
            return null;
        }

        return await codes.AddAsync(InvitationBuilder.BuildFor(round.Id, frame), cancellation);
    }
}
