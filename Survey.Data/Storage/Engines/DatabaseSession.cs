using System.Data.Common;
using Dapper;

namespace Survey.Data.Storage.Engines;

/// <summary>A connection, in a transaction where there is something to write. The only place that runs SQL.</summary>
/// <remarks>For one piece of work and one thread. Every method throws a <see cref="DbException"/> where the database refuses the
/// statement.</remarks>
internal sealed class DatabaseSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
{
    static DatabaseSession() => DapperTypeHandlers.Register();

    /// <summary>Runs a statement, once for each of the parameters where they are a list; yields how many rows were changed.</summary>
    public Task<int> ExecuteAsync(string sql, object parameters) => connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>The first row, or null; further rows are not read.</summary>
    public Task<T?> FindAsync<T>(string sql, object parameters)
        where T : class => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    /// <summary>All rows.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>The one number that a query yields.</summary>
    public Task<int> CountAsync(string sql, object? parameters = null) => connection.ExecuteScalarAsync<int>(Command(sql, parameters));

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, transaction, cancellationToken: cancellation);
}
