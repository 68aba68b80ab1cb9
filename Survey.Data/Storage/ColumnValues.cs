using System.Data;
using System.Globalization;
using Dapper;

namespace Survey.Data.Storage;

/// <summary>How instants and keys look in a column: native on SQL Server, text on SQLite. Instants are UTC, to the millisecond.</summary>
internal static class ColumnValues
{
    /// <summary>An instant as it comes back from the database.</summary>
    public static DateTimeOffset AsStored(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>Teaches Dapper, once for the process.</summary>
    public static void Register()
    {
        // A type that Dapper maps itself would never reach its handler on the way in.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new InstantColumn());
        SqlMapper.AddTypeHandler(typeof(Guid), new KeyColumn());
    }

    private sealed class InstantColumn : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = DbType.DateTime2;
            parameter.Value = value is DateTimeOffset instant ? instant.AsStored().UtcDateTime : DBNull.Value;
        }

        public object Parse(Type destinationType, object value) => new DateTimeOffset(
            value as DateTime? ?? DateTime.Parse((string)value, CultureInfo.InvariantCulture),
            TimeSpan.Zero);
    }

    private sealed class KeyColumn : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value) => parameter.Value = value;

        public object Parse(Type destinationType, object value) => value as Guid? ?? Guid.Parse((string)value);
    }
}
