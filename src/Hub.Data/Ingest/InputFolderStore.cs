using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest;

/// <summary>Writes what an input folder declares: agencies, agreements, expected sources. Declaring again changes nothing.</summary>
public static class InputFolderStore
{
    /// <summary>Declares everything in one transaction and returns the agencies' ids.</summary>
    public static async Task<IReadOnlyList<Guid>> DeclareAsync(
        HubDatabase database, InputFolder folder, string actor, CancellationToken cancellationToken)
    {
        var agencies = folder.Agencies.Select(agency => agency.AgencyId).ToList();
        await database.InScopeAsync(
            new Scope(actor, "declare the agencies and agreements of an input folder", agencies, []),
            async session =>
            {
                foreach (var agency in folder.Agencies)
                {
                    await DeclareAgencyAsync(session, agency);
                }

                foreach (var agreement in folder.Agreements)
                {
                    await DeclareAgreementAsync(session, agreement);
                }

                await DeclareRequiredAsync(session, folder, agencies);
            },
            cancellationToken);
        return agencies;
    }

    private static Task<int> DeclareAgencyAsync(HubSession session, FolderAgency agency)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.agencies (agency_id, code, name, agency_type, served_areas)
            values (@AgencyId, @Code, @Name, @Type, @ServedAreas)
            on conflict (agency_id) do update
                set name = excluded.name, agency_type = excluded.agency_type, served_areas = excluded.served_areas
            """,
            new { agency.AgencyId, agency.Code, agency.Name, agency.Type, ServedAreas = agency.ServedAreas?.ToArray() }));

    private static async Task DeclareAgreementAsync(HubSession session, FolderAgreement agreement)
    {
        var agencyId = Primitives.StableId.Of("agency", agreement.Agency);
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreements (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway,
                data_class_ceiling, retention_months, contact_name, signed_on, review_on, valid_from, valid_until, status)
            values (@AgreementId, @agencyId, @Reference, @Title, @Purpose, @LawfulBasis, @Gateway,
                @DataClassCeiling, @RetentionMonths, @ContactName, @SignedOn, @ReviewOn, @ValidFrom, @ValidUntil, @Status)
            on conflict (agreement_id) do update
                set title = excluded.title, purpose = excluded.purpose, lawful_basis = excluded.lawful_basis,
                    gateway = excluded.gateway, data_class_ceiling = excluded.data_class_ceiling,
                    retention_months = excluded.retention_months, contact_name = excluded.contact_name,
                    signed_on = excluded.signed_on, review_on = excluded.review_on, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, status = excluded.status
            """,
            new
            {
                agreement.AgreementId, agencyId, agreement.Reference, agreement.Title, agreement.Purpose, agreement.LawfulBasis,
                agreement.Gateway, agreement.DataClassCeiling, agreement.RetentionMonths, agreement.ContactName, agreement.SignedOn,
                agreement.ReviewOn, agreement.ValidFrom, agreement.ValidUntil, agreement.Status,
            }));
        await session.Connection.ExecuteAsync(session.Command(
            "delete from sharing.agreement_kinds where agreement_id = @AgreementId and kind <> all (@Kinds)",
            new { agreement.AgreementId, Kinds = agreement.Kinds.Select(kind => kind.Kind).ToArray() }));
        foreach (var kind in agreement.Kinds)
        {
            await session.Connection.ExecuteAsync(session.Command(
                """
                insert into sharing.agreement_kinds (agreement_id, agency_id, kind, fields)
                values (@AgreementId, @agencyId, @Kind, @Fields)
                on conflict (agreement_id, kind) do update set fields = excluded.fields
                """,
                new { agreement.AgreementId, agencyId, kind.Kind, Fields = kind.Fields?.ToArray() }));
        }
    }

    private static async Task DeclareRequiredAsync(HubSession session, InputFolder folder, List<Guid> agencies)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "delete from ingest.required_sources where agency_id = any (@agencies)", new { agencies = agencies.ToArray() }));
        foreach (var required in folder.Required)
        {
            await session.Connection.ExecuteAsync(session.Command(
                """
                insert into ingest.required_sources (agency_id, agreement_id, kind, every, due_days, required_from)
                values (@AgencyId, @AgreementId, @Kind, @Every, @DueDays, @From)
                """,
                new
                {
                    AgencyId = Primitives.StableId.Of("agency", required.Agency),
                    AgreementId = folder.Agreements
                        .FirstOrDefault(agreement => agreement.Agency == required.Agency
                            && agreement.Kinds.Any(kind => kind.Kind == required.Kind))
                        ?.AgreementId,
                    required.Kind,
                    required.Every,
                    required.DueDays,
                    required.From,
                }));
        }
    }
}
