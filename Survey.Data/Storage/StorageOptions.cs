using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Survey.Data.Storage;

/// <summary>The database that holds everything that the site stores.</summary>
public sealed class StorageOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>The database engines that the product runs on.</summary>
    public enum DatabaseEngine
    {
        /// <summary>A file beside the application; one machine.</summary>
        Sqlite,

        /// <summary>A server; any number of machines.</summary>
        SqlServer,
    }

    /// <summary>The engine.</summary>
    public DatabaseEngine Engine { get; set; } = DatabaseEngine.Sqlite;

    /// <summary>How to reach the database, such as <c>Data Source=survey.db</c>.</summary>
    public string ConnectionString { get; set; } = "Data Source=survey.db";

    /// <summary>What is wrong with the options, for the operator; empty where they can be used.</summary>
    internal IReadOnlyList<string> FindProblems()
    {
        try
        {
            return Engine switch
            {
                DatabaseEngine.Sqlite => FindSqliteProblems(new SqliteConnectionStringBuilder(ConnectionString)),
                DatabaseEngine.SqlServer => FindMissingDataSource(new SqlConnectionStringBuilder(ConnectionString).DataSource, "Server=…"),
                _ => [FormattableString.Invariant($"Engine '{Engine}' is not known. Use Sqlite or SqlServer.")],
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            return [$"ConnectionString cannot be read for {Engine}: {exception.Message}"];
        }
    }

    private static IReadOnlyList<string> FindSqliteProblems(SqliteConnectionStringBuilder builder) =>
        builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:"
            ? ["ConnectionString names a database in memory, which would be lost. Name a file: Data Source=survey.db."]
            : FindMissingDataSource(builder.DataSource, "Data Source=survey.db");

    private static IReadOnlyList<string> FindMissingDataSource(string dataSource, string example) =>
        string.IsNullOrWhiteSpace(dataSource) ? [$"ConnectionString names no database. It needs {example}."] : [];
}
