using Dapper;
using Hub.Data.Persons.Rights;

namespace Hub.Web.Tests.Persons;

/// <summary>Requests of the portal's tests: one with a row of the council, one with a row of another agency, one with none.</summary>
internal sealed record WebRights(Guid OfCouncil, Guid OfHospital, Guid Unsearched, Guid Copy, Guid CouncilFinding)
{
    public static async Task<WebRights> MakeAsync(Portal portal, RightAsked right = RightAsked.Access)
    {
        var (council, hospital) = (await portal.AgencyIdAsync("zorrelshire"), await portal.AgencyIdAsync("marrowshire-hospitals"));
        var ofCouncil = await RequestAsync(portal, right, "searched");
        var finding = await FindingAsync(portal, ofCouncil, council);
        var ofHospital = await RequestAsync(portal, right, "searched");
        await FindingAsync(portal, ofHospital, hospital);
        return new WebRights(
            ofCouncil, ofHospital, await RequestAsync(portal, right, "registered"), await CopyAsync(portal, council), finding);
    }

    private static async Task<Guid> RequestAsync(Portal portal, RightAsked right, string status)
    {
        var id = Guid.CreateVersion7();
        var criteria = portal.Seal.Seal(id, new PersonCriteria { Name = "Anna Example", DateOfBirth = new DateOnly(1990, 2, 1) });
        await ExecuteAsync(
            portal,
            """
            insert into person.rights_requests (request_id, agency_id, reference, right_asked, received_on, identity_asked_on,
                identity_proved_on, criteria, status, registered_by, registered_at)
            select @id, agency_id, @Reference, @Right, current_date, case when @status = 'registered' then current_date end,
                case when @status <> 'registered' then current_date end, @criteria, @status, 'test', now()
            from access.agencies where code = 'police'
            """,
            new { id, Reference = "W-" + id.ToString("N")[20..], Right = RightsWords.Stored(right), status, criteria });
        return id;
    }

    private static async Task<Guid> FindingAsync(Portal portal, Guid request, Guid agency)
    {
        var finding = Guid.CreateVersion7();
        await ExecuteAsync(
            portal,
            """
            set session_replication_role = replica;
            with sent as (
                insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until,
                    file_name, file_bytes, sha256, received_at, asked_by)
                values (gen_random_uuid(), @agency, gen_random_uuid(), 'housing_concerns', 1, '2026-01-01', '2026-02-01', 'return.csv', 1,
                    ''::bytea, now(), 'test')
                returning submission_id, agreement_id
            )
            insert into person.rights_findings (finding_id, request_id, agency_id, agreement_id, submission_id, row_number, kind, regime,
                certainty, why, found_at)
            select @finding, @request, @agency, agreement_id, submission_id, 7, 'housing_concerns', 'part2', 'possible',
                '{same name,no date of birth to compare}', now()
            from sent;
            set session_replication_role = origin;
            """,
            new { finding, request, agency });
        return finding;
    }

    private static async Task<Guid> CopyAsync(Portal portal, Guid agency)
    {
        var request = await RequestAsync(portal, RightAsked.Access, "searched");
        var decision = Guid.CreateVersion7();
        await ExecuteAsync(
            portal,
            """
            insert into person.rights_decisions (decision_id, request_id, agency_id, outcome, reason, decided_by, decided_at, applied_at)
            values (@decision, @request, @agency, 'disclose', 'as asked', 'test', now(), now());
            insert into person.rights_extracts (decision_id, request_id, agency_id, sealed, row_count, made_at, destroy_after)
            values (@decision, @request, @agency, @Sealed, 1, now(), now() + interval '30 days');
            """,
            new { decision, request, agency, Sealed = portal.Seal.SealExtract(decision, "What,Value\r\n"u8.ToArray()) });
        return decision;
    }

    private static async Task ExecuteAsync(Portal portal, string sql, object parameters)
    {
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }
}
