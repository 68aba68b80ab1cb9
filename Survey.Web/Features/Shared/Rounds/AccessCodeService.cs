using System.Collections.Immutable;
using Survey.Data.Invitations;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Derives the access codes of people who are invited, as often as they are needed, and renews those that are lost.</summary>
internal sealed class AccessCodeService(IInvitationStore invitations, AccessCodeKeyFile keyFile)
{
    /// <summary>A colleague's link is not renewed: who loses it gets the sections anew, which is another delegation.</summary>
    private const int DelegationIssueNumber = 1;

    /// <summary>The invitation of the person who answers for a unit; null where nobody is invited to.</summary>
    public async Task<Invitation?> FindInvitationAsync(Guid roundId, string unit, CancellationToken cancellation) =>
        (await invitations.ListAsync(roundId, cancellation)).FirstOrDefault(invitation => invitation.UnitIds.Contains(unit));

    /// <summary>Stores new invitations, and yields their first codes.</summary>
    public async Task<ImmutableArray<IssuedCode>> AddAsync(IEnumerable<Invitation> invited, CancellationToken cancellation)
    {
        var key = await keyFile.ReadAsync();
        ImmutableArray<IssuedCode> issued =
        [
            .. invited.Select(invitation => CodeOf(invitation, new CodeIssue(1, key.Id), key)),
        ];
        await invitations.AddAsync([.. issued.Select(code => (code.Invitation, key.HashForLookup(code.Code)))], cancellation);
        return issued;
    }

    /// <summary>The code that each person has: the same at every call. Who only has codes of an earlier version of the program, which
    /// nobody can derive, gets one more beside them.</summary>
    public async Task<ImmutableArray<IssuedCode>> ReadAsync(IEnumerable<Invitation> invited, CancellationToken cancellation)
    {
        var key = await keyFile.ReadAsync();
        var codes = ImmutableArray.CreateBuilder<IssuedCode>();
        foreach (var invitation in invited)
        {
            codes.Add(
                invitation.Issue is { } issue && issue.KeyId == key.Id
                    ? CodeOf(invitation, issue, key)
                    : await IssueNextAsync(invitation, key, endsEarlier: false, cancellation)
            );
        }

        return codes.ToImmutable();
    }

    /// <summary>The code that <see cref="ReadAsync"/> would yield, without issuing it where the person has none yet: for pages and dry
    /// runs that show what a mail would hold.</summary>
    public async Task<IssuedCode> PreviewAsync(Invitation invitation)
    {
        var key = await keyFile.ReadAsync();
        return CodeOf(invitation, invitation.Issue is { } issue && issue.KeyId == key.Id ? issue : NextIssue(invitation, key), key);
    }

    /// <summary>Gives each person another code. Earlier ones end, with the sessions that were opened with them.</summary>
    /// <param name="invited">The invitations.</param>
    /// <param name="cancellation">Cancels the rest; codes that are renewed by then remain so.</param>
    public async Task<ImmutableArray<IssuedCode>> RenewAsync(IEnumerable<Invitation> invited, CancellationToken cancellation)
    {
        var key = await keyFile.ReadAsync();
        var codes = ImmutableArray.CreateBuilder<IssuedCode>();
        foreach (var invitation in invited)
        {
            codes.Add(await IssueNextAsync(invitation, key, endsEarlier: true, cancellation));
        }

        return codes.ToImmutable();
    }

    /// <summary>The code of a colleague whom sections are delegated to, and what is stored of it.</summary>
    public async Task<(string Code, string Hash)> DeriveForDelegationAsync(Guid delegationId)
    {
        var key = await keyFile.ReadAsync();
        var code = key.DeriveCode(delegationId, DelegationIssueNumber);
        return (code, key.HashForLookup(code));
    }

    /// <summary>What may be stored of a typed code: its hash under the key, then that of earlier versions of the program.</summary>
    public async Task<ImmutableArray<string>> ListHashesAsync(string typed) =>
        [(await keyFile.ReadAsync()).HashForLookup(typed), AccessCode.UnkeyedHash(typed)];

    private static IssuedCode CodeOf(Invitation invitation, CodeIssue issue, AccessCodeKey key) =>
        new(invitation with { Issue = issue }, key.DeriveCode(invitation.Id, issue.Number));

    private static CodeIssue NextIssue(Invitation invitation, AccessCodeKey key) => new((invitation.Issue?.Number ?? 0) + 1, key.Id);

    /// <summary>Where somebody else issues a code at the same time, both get theirs.</summary>
    private async Task<IssuedCode> IssueNextAsync(
        Invitation invitation,
        AccessCodeKey key,
        bool endsEarlier,
        CancellationToken cancellation
    )
    {
        var next = NextIssue(invitation, key);
        var issued = CodeOf(invitation, next, key);
        var isFirst = await invitations.TryIssueAsync(invitation, next, key.HashForLookup(issued.Code), endsEarlier, cancellation);
        return !isFirst && await invitations.FindAsync(invitation.Id, cancellation) is { Issue: { } current }
            ? CodeOf(invitation, current, key)
            : issued;
    }
}
