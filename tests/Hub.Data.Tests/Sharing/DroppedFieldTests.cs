using System.Text;
using Dapper;
using Hub.Data.Ingest;
using Hub.Data.Tests.Ingest;
using Hub.Testing;

namespace Hub.Data.Tests.Sharing;

/// <summary>What an agreement does not allow is dropped before storage and listed back; no table keeps any of it.</summary>
public sealed class DroppedFieldTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // One value for every column that is not agreed: good rows, rows with errors in them, a column no kind knows.
    private const string File =
        "Reference,Happened on,Notes,Full name,Born on,Severity,People,Tags,Favourite colour\n"
        + "A1,03/04/2025,zqnote one,Zqname One,07/02/1917,zqsevere,zqpeople,zqtag,zqcolour\n"
        + "A2,never,zqnote two,Zqname Two,zqborn,zqsevere,zqpeople,zqtag,zqcolour\n"
        + "A3,04/04/2025,zqnote three,,,High,1,a,zqcolour\n";

    private static readonly string[] Values =
        ["zqnote", "zqname", "zqborn", "zqsevere", "zqpeople", "zqtag", "zqcolour", "1917-02-07", "07/02/1917"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(File, false)]
    [InlineData("Reference,Happened on,Notes,Full name\nA1,never,zqnote,Zqname One\nA2,never,zqnote,Zqname Two\n", true)]
    public async Task Load_FieldsOutsideTheAgreement_AreNowhereInTheDatabase(string file, bool isRejected)
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All, ["reference", "happened_on"]);

        var outcome = await world.SendAsync(TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), file);

        Assert.Equal(isRejected, outcome is LoadOutcome.Rejected);
        Assert.Contains("Notes", outcome.DroppedColumns);
        Assert.Contains("Full name", outcome.DroppedColumns);
        Assert.Equal(isRejected ? 2 : 7, outcome.DroppedColumns.Count);
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        Assert.Empty(await SearchAsync(connection));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from person.identity"));
    }

    /// <summary>Tables of which some row holds one of the values, as text or as bytes.</summary>
    private static async Task<IReadOnlyList<string>> SearchAsync(Npgsql.NpgsqlConnection connection)
    {
        var patterns = Values.SelectMany(value => (string[])[$"%{value}%", $"%{Convert.ToHexString(Encoding.UTF8.GetBytes(value))}%"]).ToArray();
        var tables = await connection.QueryAsync<string>(
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspowner = 'hub_owner'::regrole and n.nspname <> 'database'
            """);
        var found = new List<string>();
        foreach (var table in tables)
        {
            if (await connection.ExecuteScalarAsync<bool>(
                $"select exists (select from {table} t where t::text ilike any (@patterns))", new { patterns }))
            {
                found.Add(table);
            }
        }

        return found;
    }
}
