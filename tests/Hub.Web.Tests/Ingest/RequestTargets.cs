using System.Net;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Ingest;

/// <summary>A return that the council owes for the police analyst's area, and a request for it.</summary>
public static class OwedReturn
{
    public const string Kind = "trading_standards_seizures";
    private static int _months;

    /// <summary>Makes the requirement; the area's id.</summary>
    public static async Task<(long Area, Guid Partner)> PrepareAsync(Portal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var records = new TestRecords(portal.Database.Superuser, token);
        var people = new TestPeople(portal.Database.Superuser, token);
        var area = await records.AddAreaAsync("X99100003", "Area X99100003");
        await records.AddAreaAsync("X99100004", "Area X99100004");
        var kind = DatasetKinds.Load(DatasetKinds.ShippedFolder).Find(Kind)!;
        await portal.Database.Jobs.InScopeAsync(
            Scope.None("system:test", "test"), session => DatasetKindStore.RegisterAsync(session, kind), token);
        var partner = await portal.AgencyIdAsync("zorrelshire");
        var agreement = await records.AddAgreementAsync(partner);
        await people.ExecuteAsync(
            """
            insert into ingest.required_sources (agency_id, kind, every, due_days, required_from)
            values (@partner, @Kind, 'month', 5, '2020-01-01') on conflict do nothing;
            insert into sharing.agreement_kinds (agreement_id, agency_id, kind) values (@agreement, @partner, @Kind)
            """,
            new { partner, Kind, agreement });
        return (area, partner);
    }

    /// <summary>A request in a state.</summary>
    public static async Task<Guid> AskAsync(Portal portal, string state, DateOnly? given = null)
    {
        // One request for a return is open at a time.
        var month = given ?? new DateOnly(1900, 1, 1).AddMonths(Interlocked.Increment(ref _months));
        var (area, partner) = await PrepareAsync(portal);
        var id = Guid.CreateVersion7();
        await new TestPeople(portal.Database.Superuser, TestContext.Current.CancellationToken).ExecuteAsync(
            """
            insert into ingest.data_requests (request_id, profile_area_id, partner_id, kind, period_from, period_until, asked_by, asked_for,
                asker_name, body, due_on, state, drafted_at, sent_at)
            values (@id, @area, @partner, @Kind, @month, @month + interval '1 month', gen_random_uuid(), @partner, 'Jessamy Vantrell',
                'Please send <this>.', current_date + 10, @state, now(), case when @state = 'sent' then now() end)
            """,
            new { id, area, partner, Kind, month, state });
        return id;
    }
}

public sealed class RequestTargets : IMatrixTargets
{
    public string Pattern => "/submissions/requests/{id:guid}";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        =>
        [
            new("request to zorrelshire for an area of the police analyst",
                $"/submissions/requests/{await OwedReturn.AskAsync(portal, "sent")}",
                caller => (caller.Role is Role.Analyst or Role.HeadOfIntelligence ? caller.Agency == "police" : caller.Agency == "zorrelshire")
                    ? HttpStatusCode.OK
                    : HttpStatusCode.NotFound),
            new("draft of the police analyst's area",
                $"/submissions/requests/{await OwedReturn.AskAsync(portal, "drafted")}",
                caller => caller.Role is Role.Analyst or Role.HeadOfIntelligence && caller.Agency == "police"
                    ? HttpStatusCode.OK
                    : HttpStatusCode.NotFound),
        ];
}

public sealed class NewRequestTargets : IMatrixTargets
{
    public string Pattern => "/submissions/requests/new";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var (area, partner) = await OwedReturn.PrepareAsync(portal);
        return
        [
            new("a cell of the police analyst's area",
                $"/submissions/requests/new?area={area}&agency={partner}&kind={OwedReturn.Kind}&from=2020-05-01&until=2020-06-01",
                caller => caller.Agency == "police" ? HttpStatusCode.OK : HttpStatusCode.NotFound),
        ];
    }
}
