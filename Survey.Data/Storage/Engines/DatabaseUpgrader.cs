using System.Reflection;
using DbUp.Engine;

namespace Survey.Data.Storage.Engines;

/// <summary>Runs the numbered scripts that were not yet run on a database.</summary>
internal static class DatabaseUpgrader
{
    /// <summary>No more than five nodes start at the same moment; a script with an error fails five times quickly.</summary>
    private const int MaximumAttempts = 5;

    /// <summary>Brings a database to this program's schema; does nothing where it has it already.</summary>
    /// <remarks>Each script is a transaction. Nodes may upgrade concurrently; the second one's script then fails because its tables exist,
    /// so a failed upgrade is retried.</remarks>
    /// <param name="engine">The engine of the database.</param>
    /// <param name="announce">Takes a line for the operator before the first script is run.</param>
    /// <exception cref="InvalidOperationException">A script failed; the scripts before it were run, nothing of it is kept.</exception>
    public static void Upgrade(IDatabaseEngine engine, Action<string>? announce)
    {
        for (var attempt = 1; ; attempt++)
        {
            var upgrade = BuildUpgradeEngine(engine);
            if (attempt == 1)
            {
                Announce(upgrade, announce);
            }

            var result = upgrade.PerformUpgrade();
            if (result.Successful)
            {
                return;
            }

            if (attempt == MaximumAttempts)
            {
                throw new InvalidOperationException(
                    $"The database could not be brought to this version: {result.ErrorScript?.Name ?? "no script"} failed. "
                        + $"{result.Error.Message}",
                    result.Error
                );
            }
        }
    }

    private static void Announce(UpgradeEngine upgrade, Action<string>? announce)
    {
        if (announce is not null && upgrade.TryConnect(out _) && upgrade.IsUpgradeRequired())
        {
            announce(upgrade.GetExecutedScripts().Count == 0 ? "Creating the database …" : "Upgrading the database …");
        }
    }

    private static UpgradeEngine BuildUpgradeEngine(IDatabaseEngine engine) =>
        engine
            .CreateUpgradeBuilder()
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name =>
                name.Contains($".database.{engine.ScriptFolder}.", StringComparison.Ordinal)
            )
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
}
