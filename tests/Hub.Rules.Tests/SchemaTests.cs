using System.Text.RegularExpressions;
using Dapper;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Rules.Tests;

/// <summary>What the migrated database must keep, read from its own catalogue.</summary>
public sealed partial class SchemaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string HubTables =
        """
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in (select schema_name from information_schema.schemata where schema_owner = 'hub_owner')
            and n.nspname <> 'database'
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<IReadOnlyList<string>> NamesAsync(string sql)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        return (await connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: Token))).AsList();
    }

    [Fact]
    public async Task Tables_WithAnOwnerOrAProfileArea_ForceRowLevelSecurity()
        => Tree.AssertNone(
            "A table with agency_id or profile_area_id forces row-level security and has a policy:",
            await NamesAsync(
                $"""
                select n.nspname || '.' || c.relname {HubTables} and c.relkind in ('r', 'p') and not c.relispartition
                    and c.oid <> 'access.agencies'::regclass
                    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('agency_id', 'profile_area_id'))
                    and not (c.relrowsecurity and c.relforcerowsecurity
                        and exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                            and p.qual is not null and p.with_check is not null))
                """));

    [Fact]
    public async Task Policies_ReadTheScopeAndNothingElse()
        => Tree.AssertNone(
            "A policy compares with the transaction's scope:",
            await NamesAsync(
                """
                select schemaname || '.' || tablename || ': ' || policyname from pg_policies
                where qual not like '%access.scope_%' or with_check not like '%access.scope_%' or permissive <> 'PERMISSIVE' or cmd <> 'ALL'
                """));

    [Fact]
    public async Task Leaves_AreOutOfThePortalsReach()
        => Tree.AssertNone(
            "hub_web reads partitions through their parent, where the policy is:",
            await NamesAsync(
                $"""
                select n.nspname || '.' || c.relname {HubTables} and c.relispartition
                    and has_table_privilege('hub_web', c.oid, 'select, insert, update, delete')
                """));

    [Theory]
    [InlineData("person.identity", "select, insert, update, delete")]
    [InlineData("ingest.source_records", "insert, update, delete")]
    [InlineData("ingest.row_problems", "insert, update, delete")]
    [InlineData("profile.documents", "insert, update, delete")]
    [InlineData("profile.snapshots", "insert, update, delete")]
    [InlineData("access.agencies", "insert, update, delete")]
    [InlineData("sharing.agreements", "delete")]
    public async Task Portal_HasNoRight(string table, string rights)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        Assert.False(await connection.ExecuteScalarAsync<bool>(
            "select has_table_privilege(@role, @table, @rights)", new { role = Roles.Web, table, rights }));
    }

    [Fact]
    public async Task Worker_CannotReadSealedIdentities()
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        Assert.False(await connection.ExecuteScalarAsync<bool>(
            "select has_column_privilege('hub_jobs', 'person.identity', 'sealed', 'select')"));
    }

    [Fact]
    public async Task Roles_HaveNoPowerOverPolicies()
        => Tree.AssertNone(
            "No role of the hub passes row-level security:",
            await NamesAsync("select rolname from pg_roles where rolname like 'hub\\_%' and (rolsuper or rolbypassrls or rolcreaterole)"));

    [Fact]
    public async Task Tables_AreOwnedByTheOwnerAlone()
        => Tree.AssertNone(
            "hub_owner owns every table:",
            await NamesAsync($"select n.nspname || '.' || c.relname {HubTables} and c.relkind in ('r', 'p', 'v') and c.relowner <> 'hub_owner'::regrole"));

    [Fact]
    public async Task Constraints_AreNamed()
        => Tree.AssertNone(
            "Constraints are named pk_, fk_, ux_ or ck_, because code catches them by name:",
            await NamesAsync(
                $"""
                select n.nspname || '.' || c.relname || ': ' || k.conname
                from pg_constraint k, pg_class c, pg_namespace n
                where k.conrelid = c.oid and c.oid in (select c.oid {HubTables}) and n.oid = c.relnamespace and not c.relispartition
                    and k.contype in ('p', 'u', 'f', 'c', 'x') and k.conname !~ '^(pk|fk|ux|ck)_'
                """));

    [Fact]
    public async Task Indexes_AreNamed()
        => Tree.AssertNone(
            "Indexes are named pk_, ux_ or ix_:",
            await NamesAsync(
                $"select n.nspname || '.' || c.relname {HubTables} and c.relkind in ('i', 'I') and not c.relispartition and c.relname !~ '^(pk|ux|ix)_'"));

    [Fact]
    public void Migrations_AreNumberedOnceAndNamedForTheirFeature()
    {
        var names = Tree.Below("sql/migrations/", ".sql").Select(file => file.Name).ToList();
        Tree.AssertNone("A migration is NNNN_feature_change.sql:", names.Where(name => !MigrationName().IsMatch(name)));
        Tree.AssertNone(
            "A migration number is used once:", names.GroupBy(name => name[..4]).Where(group => group.Count() > 1).SelectMany(group => group));
    }

    [Fact]
    public void Indexes_AreExplained()
        => Tree.AssertNone(
            "A sentence above each index says what it serves:",
            Tree.Below("sql/migrations/", ".sql").SelectMany(file => file.Lines
                .Select((line, index) => (line, above: index > 0 ? file.Lines[index - 1] : "", number: index + 1))
                .Where(row => Index().IsMatch(row.line) && !row.above.StartsWith("--", StringComparison.Ordinal))
                .Select(row => $"{file.Path}:{row.number}")));

    [GeneratedRegex(@"^\d{4}_[a-z]+(_[a-z0-9]+)+\.sql$")]
    private static partial Regex MigrationName();

    [GeneratedRegex("^create (unique )?index")]
    private static partial Regex Index();
}
