using Dapper;
using Hub.Data.Database;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Sharing;

/// <summary>What an operator declares, who sees it, and that only its keeper's hand changes it.</summary>
public sealed class DeclareAgreementTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<SharingWorld> WorldAsync()
    {
        var world = new SharingWorld();
        await world.RegisterAsync(database.Superuser, Token);
        return world;
    }

    private Task<AgreementTerms> TermsAsync(SharingWorld world, string kind = "incidents")
        => database.Jobs.InScopeAsync(
            world.Everybody(),
            async session => Assert.Single(await AgreementQueries.TermsAsync(session, world.Council, kind)),
            Token);

    [Fact]
    public async Task Declare_Signed_IsInForceWithItsPartiesKindsAndCombining()
    {
        var world = await WorldAsync();

        Assert.Equal(new DeclareAgreementOutcome.Declared(1), await world.DeclareAsync(database.Jobs, world.Declaration, Token));

        var terms = await TermsAsync(world);
        Assert.Equal(("signed", "part2", "uk_gdpr_6_1_e", 24), (terms.Status, terms.Regime, terms.LawfulBasis, terms.RetentionMonths));
        Assert.Equal(["a", "b"], terms.Fields!);
        Assert.Empty(terms.Unsigned);
        Assert.Equal(world.Content.Combining, terms.Combining);
        Assert.Null((await TermsAsync(world, "counts")).Fields);
    }

    [Fact]
    public async Task Declare_Again_ChangesNothingAndOtherTermsMakeAVersion()
    {
        var world = await WorldAsync();
        await world.DeclareAsync(database.Jobs, world.Declaration, Token);

        Assert.IsType<DeclareAgreementOutcome.Unchanged>(await world.DeclareAsync(database.Jobs, world.Declaration, Token));
        var longer = world.Declaration with { Content = world.Content with { RetentionMonths = 12 } };
        Assert.Equal(new DeclareAgreementOutcome.Declared(2), await world.DeclareAsync(database.Jobs, longer, Token));

        Assert.Equal((2, 12), ((await TermsAsync(world)).Version, (await TermsAsync(world)).RetentionMonths));
    }

    [Fact]
    public async Task Declare_ChangedButNotSignedByAll_LeavesTheVersionInForce()
    {
        var world = await WorldAsync();
        await world.DeclareAsync(database.Jobs, world.Declaration, Token);
        var changed = world.Declaration with
        {
            Status = "draft", Content = world.Content with { RetentionMonths = 60 }, Signatures = [world.Declaration.Signatures[0]],
        };

        await world.DeclareAsync(database.Jobs, changed, Token);

        var terms = await TermsAsync(world);
        Assert.Equal(("signed", 1, 24), (terms.Status, terms.Version, terms.RetentionMonths));
    }

    [Fact]
    public async Task Declare_Draft_NamesWhoHasNotSigned()
    {
        var world = await WorldAsync();
        await world.DeclareAsync(
            database.Jobs, world.Declaration with { Status = "draft", Signatures = [world.Declaration.Signatures[0]] }, Token);

        var terms = await TermsAsync(world);

        Assert.Equal("draft", terms.Status);
        Assert.Equal(["Sample police"], terms.Unsigned);
    }

    [Fact]
    public async Task Declare_SuspendedThenSigned_LiftsOnlyWhatTheFolderSuspended()
    {
        var world = await WorldAsync();
        await world.DeclareAsync(database.Jobs, world.Declaration with { Status = "suspended" }, Token);
        Assert.Equal("suspended", (await TermsAsync(world)).Status);
        await world.DeclareAsync(database.Jobs, world.Declaration, Token);
        Assert.Equal("signed", (await TermsAsync(world)).Status);

        await database.Web.InScopeAsync(
            Scope.Of("an-account", "test", world.Council),
            session => AgreementStore.DeclareStandingAsync(session, world.Agreement, world.Council, "suspended", "A breach"),
            Token);
        await world.DeclareAsync(database.Jobs, world.Declaration, Token);

        Assert.Equal("suspended", (await TermsAsync(world)).Status);
    }

    [Fact]
    public async Task Declare_ReferenceOfAnotherAgency_SaysSo()
    {
        var world = await WorldAsync();
        await world.DeclareAsync(database.Jobs, world.Declaration, Token);
        var other = await WorldAsync();

        var refused = Assert.IsType<DeclareAgreementOutcome.Refused>(await other.DeclareAsync(
            database.Jobs, other.Declaration with { AgreementId = world.Agreement, Reference = world.Reference }, Token));

        Assert.Contains("is registered for another agency already", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declare_SignedWithoutEverybodysSignature_IsRefused()
    {
        var world = await WorldAsync();

        var refused = Assert.IsType<DeclareAgreementOutcome.Refused>(await world.DeclareAsync(
            database.Jobs, world.Declaration with { Signatures = [world.Declaration.Signatures[0]] }, Token));

        Assert.Contains("not every party has a signatory", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreements_EveryPartyReads_NobodyElseDoesAndNoPartyChanges()
    {
        var world = await WorldAsync();
        await world.DeclareAsync(database.Jobs, world.Declaration, Token);
        const string Count = "select count(*) from sharing.agreement_kinds where agreement_id = @Agreement";

        Task<long> SeesAsync(Guid agency, string sql = Count) => database.Web.InScopeAsync(
            Scope.Of("test", "test", agency),
            session => session.Connection.ExecuteScalarAsync<long>(session.Command(sql, new { world.Agreement })), Token);

        Assert.Equal((2, 2, 0), (await SeesAsync(world.Council), await SeesAsync(world.Host), await SeesAsync(world.Fire)));
        foreach (var table in new[] { "agreements", "agreement_versions", "agreement_parties", "agreement_signatures", "agreement_combining" })
        {
            var rows = $"select count(*) from sharing.{table} where agreement_id = @Agreement";
            Assert.NotEqual(0, await SeesAsync(world.Council, rows));
            Assert.Equal(await SeesAsync(world.Council, rows), await SeesAsync(world.Host, rows));
            Assert.Equal(0, await SeesAsync(world.Fire, rows));
            await RefusedAsync(world.Council, $"delete from sharing.{table} where agreement_id = @Agreement");
        }

        await RefusedAsync(world.Council, "update sharing.agreements set status = 'signed' where agreement_id = @Agreement");
        await RefusedAsync(
            world.Council,
            """
            insert into sharing.agreement_versions (agreement_id, version, terms, change_note, made_by) values (@Agreement, 9, '{}', '', '')
            """);
        await RefusedAsync(
            world.Council,
            $"""
            insert into sharing.agreement_signatures (agreement_id, version, agency_id, officer_post, signed_on, recorded_by)
            values (@Agreement, 9, '{world.Host}', 'P', '2026-01-01', 'test')
            """);

        async Task RefusedAsync(Guid agency, string sql)
        {
            var fault = await Assert.ThrowsAsync<PostgresException>(() => database.Web.InScopeAsync(
                Scope.Of("test", "test", agency),
                session => session.Connection.ExecuteAsync(session.Command(sql, new { world.Agreement })), Token));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, fault.SqlState);
        }
    }

    [Fact]
    public async Task Combining_DepersonalisedClass_IsRefusedByTheTableToo()
    {
        var world = await WorldAsync();
        var content = world.Content with
        {
            Combining = [new CombiningTerm("counts", "depersonalised", "incidents", "personal", SharingPurposes.CountPeopleOnce)],
        };

        Assert.Contains(
            "never linked",
            Assert.IsType<DeclareAgreementOutcome.Refused>(
                await world.DeclareAsync(database.Jobs, world.Declaration with { Content = content }, Token)).Sentence,
            StringComparison.Ordinal);
        await world.DeclareAsync(database.Jobs, world.Declaration, Token);
        var fault = await Assert.ThrowsAsync<PostgresException>(() => database.Jobs.InScopeAsync(
            world.Everybody(),
            session => session.Connection.ExecuteAsync(session.Command(
                """
                insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
                values (@Agreement, @Council, 'counts', 'depersonalised', 'incidents', 'personal', 'show_overlap')
                """,
                new { world.Agreement, world.Council })), Token));
        Assert.Equal("ck_agreement_combining__class", fault.ConstraintName);
    }
}
