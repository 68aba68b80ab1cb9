using System.Data;
using System.Globalization;
using Dapper;

namespace Survey.Data.Storage.Engines;

/// <summary>How instants and ids are stored in a column: native on SQL Server, text on SQLite. Instants are UTC, to the
/// millisecond.</summary>
internal static class DapperTypeHandlers
{
    /// <summary>An instant as it comes back from the database.</summary>
    public static DateTimeOffset ToStoredPrecision(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>Registers the type handlers with Dapper, once per process.</summary>
    public static void Register()
    {
        // Dapper does not ask the handler of a type that it maps itself when it writes.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new InstantTypeHandler());
        SqlMapper.AddTypeHandler(typeof(Guid), new GuidTypeHandler());
    }

    private sealed class InstantTypeHandler : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = DbType.DateTime2;
            parameter.Value = value is DateTimeOffset instant ? instant.ToStoredPrecision().UtcDateTime : DBNull.Value;
        }

        public object Parse(Type destinationType, object value) =>
            new DateTimeOffset(value as DateTime? ?? DateTime.Parse((string)value, CultureInfo.InvariantCulture), TimeSpan.Zero);
    }

    private sealed class GuidTypeHandler : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value) => parameter.Value = value;

        public object Parse(Type destinationType, object value) => value as Guid? ?? Guid.Parse((string)value);
    }
}
