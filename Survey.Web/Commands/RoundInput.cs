using Survey.Data.Rounds;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Reads the round that a command is given by name.</summary>
internal static class RoundInput
{
    /// <summary>The round with its study, frame and answers; null, with a message to stderr, where there is none of that name.</summary>
    public static async Task<RoundSnapshot?> ReadAsync(WebApplication site, string name, CancellationToken cancellation)
    {
        var snapshot = await site.Services.GetRequiredService<RoundSnapshotCache>().FindSnapshotAsync(name, cancellation);
        if (snapshot is null)
        {
            await SayUnknownAsync(site, $"--round '{name}'", cancellation);
        }

        return snapshot;
    }

    /// <summary>The round as it is now, or as it was frozen under a name; null, with a message to stderr, where there is none of that
    /// name.</summary>
    public static async Task<RoundSnapshot?> ReadAsync(WebApplication site, string name, string? dataset, CancellationToken cancellation)
    {
        if (dataset is null)
        {
            return await ReadAsync(site, name, cancellation);
        }

        if (await FindAsync(site, name, cancellation) is not { } round)
        {
            return null;
        }

        var datasets = site.Services.GetRequiredService<FrozenDatasetService>();
        if (await datasets.FindAsync(round, dataset, cancellation) is { } frozen)
        {
            return await datasets.ReadSnapshotAsync(frozen, cancellation);
        }

        var known = string.Join(", ", (await datasets.ListAsync(round, cancellation)).Select(each => each.Name));
        await Console.Error.WriteLineAsync(
            $"--dataset '{dataset}': round '{name}' has no such frozen dataset{(known.Length == 0 ? "" : $"; there is {known}")}."
        );
        return null;
    }

    /// <summary>The round alone; null, with a message to stderr, where there is none of that name.</summary>
    public static async Task<Round?> FindAsync(WebApplication site, string name, CancellationToken cancellation)
    {
        var round = await site.Services.GetRequiredService<IRoundStore>().FindAsync(name, cancellation);
        if (round is null)
        {
            await SayUnknownAsync(site, $"round '{name}'", cancellation);
        }

        return round;
    }

    private static async Task SayUnknownAsync(WebApplication site, string given, CancellationToken cancellation)
    {
        var rounds = site.Services.GetRequiredService<IRoundStore>();
        var known = string.Join(", ", (await rounds.ListAsync(cancellation)).Select(round => round.Name));
        await Console.Error.WriteLineAsync(
            $"{given}: there is no such round in the database{(known.Length == 0 ? "" : $"; there is {known}")}."
        );
    }
}
