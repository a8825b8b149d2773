using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>Reads and writes of working copies, within the writer's agency.</summary>
internal static class WorkingCopyStore
{
    private sealed record Row(Guid WorkingId, Guid? AgreementId, int SeenVersion, string Reference, Guid SupplierId, string Content);

    public static async Task<IReadOnlyList<WorkingCopy>> AllAsync(HubSession session, Guid? workingId)
        => [.. (await session.Connection.QueryAsync<Row>(session.Command(
            """
            select working_id, agreement_id, seen_version, reference, supplier_id, content::text as content
            from sharing.working_copies
            where @workingId::uuid is null or working_id = @workingId
            order by changed_at desc
            """,
            new { workingId }))).Select(row => new WorkingCopy(
                row.WorkingId, row.AgreementId, row.SeenVersion, row.Reference, row.SupplierId, AgreementContent.FromJson(row.Content)))];

    public static Task SaveAsync(HubSession session, WorkingCopy copy, Guid agencyId)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.working_copies (working_id, agency_id, agreement_id, seen_version, reference, supplier_id, content,
                changed_by)
            values (@WorkingId, @agencyId, @AgreementId, @SeenVersion, @Reference, @SupplierId, @Terms::jsonb, @Actor)
            on conflict (working_id) do update
                set content = excluded.content, changed_by = excluded.changed_by, changed_at = now()
            """,
            new
            {
                copy.WorkingId, agencyId, copy.AgreementId, copy.SeenVersion, copy.Reference, copy.SupplierId,
                Terms = copy.Content.ToJson(), session.Scope.Actor,
            }));

    public static Task DeleteAsync(HubSession session, Guid workingId)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from sharing.working_copies where working_id = @workingId", new { workingId }));

    public static async Task<IReadOnlyDictionary<Guid, string>> AgencyNamesAsync(HubSession session)
        => (await session.Connection.QueryAsync<(Guid AgencyId, string Name)>(session.Command(
            "select agency_id, name from access.agencies order by name"))).ToDictionary(agency => agency.AgencyId, agency => agency.Name);
}
