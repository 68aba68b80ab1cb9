using System.Reflection;
using DbUp.Engine;

namespace Survey.Data.Storage.Engines;

/// <summary>Runs the numbered scripts that a database has not seen yet.</summary>
internal static class DatabaseUpgrader
{
    private const int MaximumAttempts = 5;

    /// <summary>Brings a database to this program's schema; does nothing where it is there already.</summary>
    /// <remarks>Each script is a transaction. Another node may be at it at the same moment, and the slower one's script then fails on
    /// what is there; so a failure is looked at again.</remarks>
    /// <exception cref="InvalidOperationException">A script failed; the scripts before it are in, nothing of it is.</exception>
    public static void Upgrade(IDatabaseEngine engine)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = BuildUpgradeEngine(engine).PerformUpgrade();
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
