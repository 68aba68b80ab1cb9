using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>Publishes a round: stores the study's workbook and the frame, and issues a code to each person.</summary>
public sealed class RoundPublisher(IRoundStore rounds, IInvitationStore invitations)
{
    /// <summary>Publishes a round, and yields the codes, which are stored only as hashes; null where a round of that name exists.</summary>
    public async Task<ImmutableArray<IssuedCode>?> TryPublishAsync(Round round, Study study, Frame frame, CancellationToken cancellation)
    {
        if (!await rounds.TryPublishAsync(round, study, frame, cancellation))
        {
            return null;
        }

        ImmutableArray<IssuedCode> issued =
        [
            .. InvitationBuilder.BuildFor(round.Id, frame).Select(invitation => new IssuedCode(invitation, AccessCode.Generate())),
        ];
        await invitations.AddAsync([.. issued.Select(code => (code.Invitation, AccessCode.Hash(code.Code)))], cancellation);
        return issued;
    }
}
