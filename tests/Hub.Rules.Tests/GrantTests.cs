using Dapper;
using Hub.Testing;

namespace Hub.Rules.Tests;

/// <summary>What each role may do, line by line: a new right needs a reviewed line in rights.txt.</summary>
public sealed class GrantTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Reviewed = "tests/Hub.Rules.Tests/rights.txt";

    private const string HubRoutines =
        """
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace and n.nspname <> 'hangfire' and n.nspowner = 'hub_owner'::regrole
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rights_AreTheReviewedOnes()
    {
        var reviewed = Tree.All.Single(file => file.Path == Reviewed).Lines
            .Where(line => line.Length > 0 && !line.StartsWith('#')).ToHashSet(StringComparer.Ordinal);
        var granted = (await NamesAsync(
            """
            with hub as (
                select oid, nspname, nspacl from pg_namespace where nspowner = 'hub_owner'::regrole and nspname <> 'hangfire'
            ),
            given as (
                select 'schema' as what, nspname::text as name, a.grantee, a.privilege_type, a.is_grantable
                from hub cross join lateral aclexplode(nspacl) a
                union all
                select 'table', nspname || '.' || relname, a.grantee, a.privilege_type, a.is_grantable
                from hub join pg_class c on c.relnamespace = hub.oid cross join lateral aclexplode(c.relacl) a
                union all
                select 'columns', nspname || '.' || relname, a.grantee,
                    a.privilege_type || '(' || string_agg(attname, ',' order by attname) || ')', a.is_grantable
                from hub join pg_class c on c.relnamespace = hub.oid join pg_attribute t on t.attrelid = c.oid
                cross join lateral aclexplode(t.attacl) a
                group by nspname, relname, a.grantee, a.privilege_type, a.is_grantable
                union all
                -- Without any entry everybody may run it.
                select 'routine', nspname || '.' || proname, a.grantee, a.privilege_type, a.is_grantable
                from hub join pg_proc p on p.pronamespace = hub.oid
                cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
            )
            select coalesce(r.rolname, 'public') || ' ' || what || ' ' || name || ' '
                || string_agg(lower(privilege_type) || case when is_grantable then '+' else '' end, ' ' order by privilege_type)
            from given
            left join pg_roles r on r.oid = grantee
            where r.rolname is distinct from 'hub_owner'
            group by r.rolname, what, name
            """)).ToHashSet(StringComparer.Ordinal);

        Tree.AssertNone(
            $"Rights in the database and in {Reviewed} differ (+ granted but not reviewed, - reviewed but not granted):",
            granted.Except(reviewed).Select(line => "+ " + line).Concat(reviewed.Except(granted).Select(line => "- " + line))
                .OrderBy(line => line[2..], StringComparer.Ordinal));
    }

    [Fact]
    public void ReviewedRights_StandInOrder()
    {
        var lines = Tree.All.Single(file => file.Path == Reviewed).Lines.Where(line => !line.StartsWith('#')).ToList();
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public async Task Views_AskWithTheRightsOfTheirReader()
        => Tree.AssertNone(
            "A view is made with (security_invoker = true), or it would show its owner's rows; none is materialised:",
            await NamesAsync(
                """
                select n.nspname || '.' || c.relname
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace and n.nspname <> 'hangfire' and n.nspowner = 'hub_owner'::regrole
                where c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))
                """));

    [Fact]
    public async Task SecurityDefinerRoutines_HaveAFixedSearchPathAndTheOwner()
        => Tree.AssertNone(
            "A routine that acts with its owner's rights belongs to hub_owner and fixes its search_path:",
            await NamesAsync(
                $"""
                select n.nspname || '.' || p.proname {HubRoutines}
                where p.proowner <> 'hub_owner'::regrole
                    or (p.prosecdef and not exists (
                        select from unnest(p.proconfig) setting where setting in ('search_path=""', 'search_path=pg_catalog, pg_temp')))
                """));

    private async Task<IReadOnlyList<string>> NamesAsync(string sql)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        return (await connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: Token))).AsList();
    }
}
