using System.Runtime.CompilerServices;
using Dapper;
using Hub.Data.Ingest.Withdrawal;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

/// <summary>Whoever stores something made from a submission has a part in taking it back.</summary>
public sealed class WithdrawalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Tables_WithASubmissionInThem_AreNamedByExactlyOneFeature()
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var tables = await connection.QueryAsync<string>(
            """
            select distinct n.nspname || '.' || c.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspowner = 'hub_owner'::regrole
            join pg_attribute a on a.attrelid = c.oid and a.attname in ('submission_id', 'submission_ids') and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition
            """);
        var named = typeof(IOnWithdrawal).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IOnWithdrawal)))
            .SelectMany(type => ((IOnWithdrawal)RuntimeHelpers.GetUninitializedObject(type)).Tables)
            .Order(StringComparer.Ordinal);

        Assert.Equal(tables.Order(StringComparer.Ordinal), named);
    }
}
