using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;
using Survey.Data.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Storage;

/// <summary>SQL Server's own model of the schema, built from the scripts without a server, and the stores' statements.</summary>
internal static partial class SqlServerSchema
{
    /// <summary>Every statement of the stores by type and name.</summary>
    public static ImmutableSortedDictionary<string, string> Statements { get; } =
        (
            from type in typeof(StorageOptions).Assembly.GetTypes()
            where type.Namespace?.StartsWith($"{typeof(StorageOptions).Namespace}", StringComparison.Ordinal) == true
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal)
            select (Name: $"{type.Name}.{field.Name}", Sql: (string?)field.GetRawConstantValue() ?? "")
        ).ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Sql);

    /// <summary>Everything that the model has against the scripts and the statements, warnings too.</summary>
    public static IReadOnlyList<string> FindProblems(params IEnumerable<KeyValuePair<string, string>> statements) =>
        FindProblems(Batches(), statements);

    /// <summary>Everything that the model has against the statements with which scripts move rows, each held against the schema of
    /// its moment.</summary>
    public static IReadOnlyList<string> FindProblemsOfDataBatches(params IEnumerable<string> furtherBatches)
    {
        ImmutableArray<string> batches = [.. Batches(), .. furtherBatches];
        return
        [
            .. batches
                .Index()
                .Where(batch => IsData(batch.Item))
                .SelectMany(batch => FindProblems(batches[..batch.Index], [KeyValuePair.Create($"Batch{batch.Index}", batch.Item)])),
        ];
    }

    private static IReadOnlyList<string> FindProblems(
        IEnumerable<string> batches,
        IEnumerable<KeyValuePair<string, string>> statements
    )
    {
        using var model = Build(batches);
        foreach (var (name, sql) in statements)
        {
            var parameters = Parameter()
                .Matches(sql)
                .Select(match => match.Groups[1].Value)
                .Distinct(StringComparer.Ordinal)
                .Select(Declare);
            model.AddObjects($"CREATE PROCEDURE [{name}] {string.Join(", ", parameters)} AS BEGIN {sql}; END");
        }

        return [.. model.Validate().Select(message => message.ToString())];
    }

    /// <summary>Each column as <c>Table.Column</c>, with NULL where it may be missing.</summary>
    public static IEnumerable<string> Columns()
    {
        using var model = Build(Batches());
        return
        [
            .. from table in model.GetObjects(DacQueryScopes.UserDefined, ModelSchema.Table)
            from column in table.GetReferenced(Table.Columns)
            select string.Join('.', column.Name.Parts.Skip(1)) + (column.GetProperty<bool>(Column.Nullable) ? " NULL" : ""),
        ];
    }

    /// <summary>A parameter has the type of the column whose name it ends with.</summary>
    private static string Declare(string parameter)
    {
        var column = ColumnTypes.Keys.Where(name => parameter.EndsWith(name, StringComparison.Ordinal)).MaxBy(name => name.Length)
            ?? throw new InvalidOperationException($"No column is called as the end of @{parameter}.");
        return $"@{parameter} {ColumnTypes[column]}";
    }

    private static Dictionary<string, string> ColumnTypes { get; } =
        Scripts()
            .SelectMany(script => ColumnLine().Matches(script))
            .GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value)
            .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The schema after the batches. The model takes definitions only, so a dropped table is left out of it with its
    /// indexes.</summary>
    private static TSqlModel Build(IEnumerable<string> batches)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var (index, batch) in batches.Index().Where(batch => !IsData(batch.Item)))
        {
            if (DroppedTable().Match(batch) is { Success: true } drop)
            {
                var definition = new Regex($@"^CREATE (TABLE|(UNIQUE )?INDEX \w+ ON) {drop.Groups[1].Value} ");
                foreach (var earlier in batches.Index().Take(index).Where(earlier => definition.IsMatch(earlier.Item)))
                {
                    model.DeleteObjects(SourceName(earlier.Index));
                }
            }
            else
            {
                model.AddOrUpdateObjects(batch, SourceName(index), new TSqlObjectOptions());
            }
        }

        return model;
    }

    private static string SourceName(int batchIndex) => $"Batch{batchIndex}.sql";

    private static bool IsData(string batch) => DataStatement().IsMatch(batch);

    private static IEnumerable<string> Batches() =>
        Scripts().SelectMany(script => BatchEnd().Split(script)).Select(batch => batch.Trim()).Where(batch => batch.Length > 0);

    private static IEnumerable<string> Scripts() =>
        Directory.GetFiles(RepositoryPaths.PathOf("database", "sqlserver"), "*.sql").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();

    [GeneratedRegex(@"^(INSERT INTO|UPDATE|DELETE FROM) ", RegexOptions.Multiline)]
    private static partial Regex DataStatement();

    [GeneratedRegex(@"^DROP TABLE (\w+);$")]
    private static partial Regex DroppedTable();

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^  (\w+) ((?:NVARCHAR|VARBINARY|DATETIME2|UNIQUEIDENTIFIER|INT|BIT)(?:\(\w+\))?)", RegexOptions.Multiline)]
    private static partial Regex ColumnLine();
}
