using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Reads the round that a command is given by name.</summary>
internal static class RoundInput
{
    /// <summary>The round with its study, frame and answers; null, with a message to stderr, where there is none of that name.</summary>
    public static async Task<RoundSnapshot?> ReadAsync(WebApplication site, string name, CancellationToken cancellation)
    {
        var rounds = site.Services.GetRequiredService<RoundSnapshotCache>();
        if (await rounds.FindSnapshotAsync(name, cancellation) is { } snapshot)
        {
            return snapshot;
        }

        var known = string.Join(", ", (await rounds.ListAsync(cancellation)).Select(round => round.Name));
        await Console.Error.WriteLineAsync(
            $"--round '{name}': there is no such round in the database{(known.Length == 0 ? "" : $"; there is {known}")}."
        );
        return null;
    }
}
