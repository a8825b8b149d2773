using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Asks;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Persons.Asks;

/// <summary>
/// A housing provider that asks and a probation service that is asked. Of the provider's ten rows, rows 1 to 5 are linked to a row of
/// the service; their agreements allow it.
/// </summary>
internal sealed class AskWorld(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser)
{
    public const string AskerKind = "housing_concerns";
    public const string OwnerKind = "probation_caseload";
    public const string Reason = "A tenant may be at risk from somebody who visits; we plan a visit.";

    private static readonly DatasetKinds Shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);
    private static readonly CurrentKinds Kinds = new(Shipped);

    public Guid Return { get; private set; }

    public Guid OwnerReturn { get; private set; }

    public Actor Asker { get; private set; } = null!;

    public Actor Owner { get; private set; } = null!;

    public TimeProvider Time { get; } = TimeProvider.System;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<AskWorld> BuildAsync(string askerType = "housing", string ownerType = "probation")
    {
        await jobs.InScopeAsync(
            Scope.None("system:test", "register kinds"),
            async session =>
            {
                foreach (var kind in new[] { AskerKind, OwnerKind })
                {
                    await DatasetKindStore.RegisterAsync(session, Shipped.Find(kind)!);
                }
            },
            Token);
        Asker = await ActorAsync("asker", askerType, Role.DataOfficer);
        Owner = await ActorAsync("owner", ownerType, Role.InformationGovernance);
        Return = await ReturnAsync(Asker, AskerKind, OwnerKind, row => row <= 5 ? row : 100 + row);
        OwnerReturn = await ReturnAsync(Owner, OwnerKind, AskerKind, row => row);
        return this;
    }

    public Task<AskOutcome> AskAsync(int row, string reason = Reason, Actor? actor = null)
        => new AskAgencies(web, Kinds, Time).HandleAsync(actor ?? Asker, new(Return, row, reason), Token);

    public async Task<Guid> AskedAsync(int row) => Assert.IsType<AskOutcome.Done>(await AskAsync(row)).Id;

    public Task<AskOutcome> SwitchAsync(bool isOn, Actor? actor = null)
        => new SwitchAsks(web, Kinds, Time).HandleAsync(actor ?? Owner, new(OwnerKind, Asker.Acting.AgencyId, AskerKind, isOn), Token);

    public Task<AskOutcome> AnswerAsync(Guid ask, string answer, string? contact = null)
        => new AnswerAsk(web, Time).HandleAsync(Owner, new(ask, answer, contact), Token);

    public Task RouteAsync(Guid ask)
        => jobs.InScopeAsync(RouteScope(), session => new RouteAsk(Kinds, Time).HandleAsync(session, ask), Token);

    public Scope RouteScope() => new(
        SystemActors.Persons, "route a question to agencies", [Asker.Acting.AgencyId, Owner.Acting.AgencyId], []);

    public Task<IReadOnlyList<Ask>> OwnAsync()
        => web.InScopeAsync(Asker.ScopeFor("test"), session => AskQueries.OwnAsync(session, Asker.Acting.AgencyId), Token);

    public Task<IReadOnlyList<DeskAsk>> DeskAsync()
        => web.InScopeAsync(Owner.ScopeFor("test"), session => AskQueries.DeskAsync(session, Owner.Acting.AgencyId), Token);

    public Task<IReadOnlyList<AskSwitch>> SwitchesAsync(Actor actor)
        => web.InScopeAsync(actor.ScopeFor("test"), session => AskQueries.SwitchesAsync(session, actor.Acting.AgencyId), Token);

    public async Task<T> ReadAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await superuser.OpenConnectionAsync(Token);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    private async Task<Actor> ActorAsync(string code, string type, Role role)
    {
        var people = new TestPeople(superuser, Token);
        var agency = await people.AddAgencyAsync(code, type: type);
        var account = await people.AddPersonAsync(agency, $"{Guid.NewGuid():N}@example.example", RoleNames.Stored(role));
        var membership = new Membership(agency, code, "Name of " + code, false, [role], []);
        return new Actor(account, "Example Person", membership, [membership]);
    }

    private async Task<Guid> ReturnAsync(Actor actor, string kind, string with, Func<int, int> person)
    {
        var agency = actor.Acting.AgencyId;
        var records = new TestRecords(superuser, Token);
        var agreement = await records.AddAgreementAsync(agency);
        var (id, key) = await records.AddSubmissionAsync(agency, agreement, kind, new(2026, 1, 1), "accepted");
        await using var connection = await superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            """
            insert into sharing.agreement_kinds (agreement_id, agency_id, kind) values (@agreement, @agency, @kind);
            insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
            values (@agreement, @agency, @kind, 'personal', @with, 'personal', 'show_overlap');
            insert into ingest.source_records_leaf (submission_id, row_number, agency_id, agreement_id, event_from, event_until,
                date_precision, place_precision, fields)
            select @id, n, @agency, @agreement, '2026-01-05', '2026-01-06', 'day', 'none', '{}' from generate_series(1, 10) n
            """,
            new { agreement, agency, kind, with, id });
        await connection.ExecuteAsync(
            """
            insert into person.link_records (record_id, subject, submission_id, row_number, agency_id, agreement_id, kind, decision_key,
                entity_id, cluster_record, cluster_id, component_record)
            values (nextval('person.link_record_ids'), 'person', @id, @Row, @agency, @agreement, @kind, '\x00', gen_random_uuid(), @Person,
                gen_random_uuid(), @Person)
            """,
            Enumerable.Range(1, 10).Select(row => new { id, Row = row, agency, agreement, kind, Person = person(row) }));
        return key;
    }
}
