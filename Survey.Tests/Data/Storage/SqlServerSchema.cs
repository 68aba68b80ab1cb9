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
            where type.Namespace == typeof(StorageOptions).Namespace
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal)
            select (Name: $"{type.Name}.{field.Name}", Sql: (string?)field.GetRawConstantValue() ?? "")
        ).ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Sql);

    /// <summary>The model of the scripts.</summary>
    public static TSqlModel Build()
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var batch in Scripts().SelectMany(script => BatchEnd().Split(script)).Where(batch => !string.IsNullOrWhiteSpace(batch)))
        {
            model.AddObjects(batch);
        }

        return model;
    }

    /// <summary>Everything that the model has against the scripts and the statements, warnings too.</summary>
    public static IReadOnlyList<string> FindProblems(params IEnumerable<KeyValuePair<string, string>> statements)
    {
        using var model = Build();
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
        using var model = Build();
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

    private static IEnumerable<string> Scripts() =>
        Directory.GetFiles(RepositoryPaths.PathOf("database", "sqlserver"), "*.sql").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^  (\w+) ((?:NVARCHAR|VARBINARY|DATETIME2|UNIQUEIDENTIFIER|INT|BIT)(?:\(\w+\))?)", RegexOptions.Multiline)]
    private static partial Regex ColumnLine();
}
