using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>Makes the data source that a process uses for its whole life.</summary>
public static class HubDataSource
{
    static HubDataSource()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
    }

    /// <summary>
    /// A pooled data source. "No Reset On Close" is refused: it would let a session-level setting reach the next borrower.
    /// </summary>
    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = false };
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
}
