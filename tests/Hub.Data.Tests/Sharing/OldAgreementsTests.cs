using Dapper;
using Hub.Data.Database;
using Hub.Data.Sharing;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Sharing;

/// <summary>A database from before parties and signatures keeps its agreements, and what they allow.</summary>
public sealed class OldAgreementsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string FirstOfThese = "migrations/0080";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_AgreementsFromBefore_GetTheirSupplierASignatureAndAVersion()
    {
        var name = "hub_old_" + Guid.NewGuid().ToString("N")[..8];
        Assert.NotNull(database.Owner);
        await using (var server = new NpgsqlConnection(TestDatabase.Cluster.ConnectionString()))
        {
            await server.ExecuteAsync($"create database {name} owner {Roles.Owner}");
        }

        await using var owner = HubDataSource.Create(TestDatabase.Cluster.ConnectionString(name, Roles.Owner) + ";Pooling=false");
        await using var superuser = HubDataSource.Create(TestDatabase.Cluster.ConnectionString(name) + ";Pooling=false");
        await ApplyOlderAsync(owner);
        var agency = Guid.NewGuid();
        await using (var connection = await superuser.OpenConnectionAsync(Token))
        {
            await connection.ExecuteAsync(Old, new { agency });
        }

        await new Migrator(owner).MigrateAsync(Token);

        await using var jobs = HubDataSource.Create(TestDatabase.Cluster.ConnectionString(name, Roles.Jobs) + ";Pooling=false");
        var kind = Terms.Kind("street_crime", "open", "none");
        var (signed, suspended, content) = await new HubDatabase(jobs).InScopeAsync(
            Scope.Of("test", "test", agency),
            async session =>
            {
                var terms = await AgreementQueries.TermsAsync(session, agency, kind.Kind);
                var id = terms.Single(t => t.Reference == "OLD-1").AgreementId;
                return (terms.Single(t => t.Reference == "OLD-1"), terms.Single(t => t.Reference == "OLD-2"),
                    await AgreementStore.ContentAsync(session, id, 1));
            },
            Token);

        Assert.Equal(("signed", "none", "not_personal_data", "open_licence"), (signed.Status, signed.Regime, signed.LawfulBasis, signed.Gateway));
        Assert.Empty(signed.Unsigned);
        Assert.True(signed.CoversKind);
        Assert.Equal("suspended", suspended.Status);
        Assert.Equal([new AgreementKind("street_crime", null)], content!.Kinds);
        Assert.Equal(agency, Assert.Single(content.Parties).AgencyId);
    }

    private const string Old =
        """
        insert into access.agencies (agency_id, code, name, agency_type) values (@agency, 'old', 'Old', 'publisher');
        insert into sharing.agreements (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway, data_class_ceiling,
            retention_months, contact_name, signed_on, valid_from, valid_until, status)
        select gen_random_uuid(), @agency, reference, 'T', 'P', 'Not personal data', 'Published under an open licence', 'open', 12, 'Desk',
            signed_on, date '2020-01-01', date '2035-01-01', status
        from (values ('OLD-1', date '2020-01-01', 'signed'), ('OLD-2', null, 'suspended'), ('OLD-3', null, 'draft'))
            v (reference, signed_on, status);
        insert into sharing.agreement_kinds (agreement_id, agency_id, kind) select agreement_id, agency_id, 'street_crime' from sharing.agreements;
        """;

    private static async Task ApplyOlderAsync(NpgsqlDataSource owner)
    {
        await using var connection = await owner.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            """
            create schema database;
            create table database.journal (path text primary key, checksum text not null, applied_at timestamptz not null default now());
            """);
        foreach (var script in SqlScripts.In("migrations").Where(script => string.CompareOrdinal(script.Path, FirstOfThese) < 0))
        {
            await connection.ExecuteAsync("select set_config('hub.script', @Text, false)", new { script.Text });
            await connection.ExecuteAsync("do $run$ begin execute current_setting('hub.script'); end $run$;");
            await connection.ExecuteAsync(
                "insert into database.journal (path, checksum) values (@Path, @Checksum)", new { script.Path, script.Checksum });
        }
    }
}
