using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Survey.Data.Accounts;
using Survey.Data.Contacts;
using Survey.Data.Delegations;
using Survey.Data.Frames.Changes;
using Survey.Data.Invitations;
using Survey.Data.Jobs;
using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;
using Survey.Data.Responses;
using Survey.Data.Responses.Frozen;
using Survey.Data.Responses.Team;
using Survey.Data.Rounds;
using Survey.Data.Storage.Engines;
using Survey.Data.Storage.Team;

namespace Survey.Data.Storage;

/// <summary>Registers the stores and upgrades the schema; the rest of Storage is internal.</summary>
public static class StorageServices
{
    /// <summary>Adds the stores, on the database that the options name.</summary>
    /// <exception cref="OptionsValidationException">The options name no database that can be used.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        if (options.FindProblems() is { Count: > 0 } problems)
        {
            throw new OptionsValidationException(nameof(StorageOptions), typeof(StorageOptions), problems);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => CreateEngine(options));
        services.AddSingleton<Database>();
        services.AddSingleton<IRoundStore, RoundStore>();
        services.AddSingleton<IUnitExtensionStore, UnitExtensionStore>();
        services.AddSingleton<IEntryStore, EntryStore>();
        services.AddSingleton<IFrameStore, FrameStore>();
        services.AddSingleton<IContactStore, ContactStore>();
        services.AddSingleton<IUploadStore, UploadStore>();
        services.AddSingleton<IJobStore, JobStore>();
        services.AddSingleton<IInvitationStore, InvitationStore>();
        services.AddSingleton<IAccessCodeKeyStore, AccessCodeKeyStore>();
        services.AddSingleton<IOutbox, Outbox>();
        services.AddSingleton<IMailingStore, MailingStore>();
        services.AddSingleton<IBounceStore, BounceStore>();
        services.AddSingleton<IDelegationStore, DelegationStore>();
        services.AddSingleton<IResponseStore, ResponseStore>();
        services.AddSingleton<IFrozenDatasetStore, FrozenDatasetStore>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<IDataProtectionKeyStore, DataProtectionKeyStore>();
        return services;
    }

    /// <summary>Brings the database to this program's schema, creating it where there is none; to be called before the stores are
    /// used.</summary>
    /// <param name="services">The services that <see cref="AddStorage"/> was called on.</param>
    /// <param name="announce">Takes a line for the operator before the database is created or upgraded; not called where it is up to
    /// date.</param>
    /// <param name="cancellation">Cancels the start of the upgrade; an upgrade that has begun is not cancelled.</param>
    /// <exception cref="InvalidOperationException">A script failed; the scripts before it were run, nothing of it is kept.</exception>
    public static Task UpgradeStorageAsync(
        this IServiceProvider services,
        Action<string>? announce = null,
        CancellationToken cancellation = default
    ) => Task.Run(() => DatabaseUpgrader.Upgrade(services.GetRequiredService<IDatabaseEngine>(), announce), cancellation);

    /// <summary>What the operator is told where there is no database yet; null where there is one, and where only the server
    /// knows.</summary>
    public static string? FindMissingDatabase(this IServiceProvider services) =>
        services.GetRequiredService<IDatabaseEngine>().MissingDatabase;

    /// <summary>The database's file; null where it is on a server, or named in a way that only the engine can read.</summary>
    public static string? FindDatabaseFile(this IServiceProvider services) => services.GetRequiredService<IDatabaseEngine>().DatabaseFile;

    private static IDatabaseEngine CreateEngine(StorageOptions options) =>
        options.Engine switch
        {
            StorageOptions.DatabaseEngine.Sqlite => new SqliteEngine(options.ConnectionString),
            StorageOptions.DatabaseEngine.SqlServer => new SqlServerEngine(options.ConnectionString),
            _ => throw new UnreachableException(),
        };
}
