using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>Makes the data source that a process uses for its whole life.</summary>
public static class HubDataSource
{
    // As many as the pages of one role ask; each costs a connection some hundred kilobytes.
    private const int PreparedAtMost = 100;

    static HubDataSource()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new ArrayHandler<long>());
        SqlMapper.AddTypeHandler(new ArrayHandler<int>());
        SqlMapper.AddTypeHandler(new ArrayHandler<string>());
        SqlMapper.AddTypeHandler(new ArrayHandler<Guid>());
    }

    /// <summary>
    /// A pooled data source. "No Reset On Close" is refused: it would let a session-level setting reach the next borrower.
    /// </summary>
    /// <param name="connectionString">Where the database is, and as whom.</param>
    /// <param name="prepares">
    /// Whether statements that come again are prepared, for a process that asks the same few over and over: planning a view under row
    /// policies costs more than running it. Resetting a connection keeps them and nothing else.
    /// </param>
    public static NpgsqlDataSource Create(string connectionString, bool prepares = false)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = false };
        if (prepares && settings.MaxAutoPrepare == 0)
        {
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (PreparedAtMost, 2);
        }

        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        return builder.Build();
    }

    private sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(System.Data.IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value switch
        {
            DateOnly date => date,
            DateTime instant => DateOnly.FromDateTime(instant),
            _ => throw new InvalidCastException($"A date was expected, not {value.GetType().Name}."),
        };
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(System.Data.IDbDataParameter parameter, DateTimeOffset value)
            => parameter.Value = value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset instant => instant,
            DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
            _ => throw new InvalidCastException($"An instant was expected, not {value.GetType().Name}."),
        };
    }

    // Npgsql announces an array column as System.Array, which Dapper cannot match to a record's parameter by itself.
    private sealed class ArrayHandler<T> : SqlMapper.TypeHandler<T[]>
    {
        public override void SetValue(System.Data.IDbDataParameter parameter, T[]? value)
            => parameter.Value = (object?)value ?? DBNull.Value;

        public override T[] Parse(object value) => (T[])value;
    }
}
