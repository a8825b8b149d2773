using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Sharing;

namespace Hub.Data.Ingest;

/// <summary>Writes what an input folder declares: agencies, agreements, expected sources. Declaring again changes nothing.</summary>
public static class InputFolderStore
{
    /// <summary>Declares everything in one transaction and returns the agencies' ids.</summary>
    /// <exception cref="InputFolderException">An agreement cannot stand as declared; nothing was declared.</exception>
    public static async Task<IReadOnlyList<Guid>> DeclareAsync(
        HubDatabase database, InputFolder folder, SharedKinds kinds, TimeProvider time, string actor, CancellationToken cancellationToken)
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

                await DeclareAgreementsAsync(session, folder, kinds, UkTime.Today(time));
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

    private static async Task DeclareAgreementsAsync(HubSession session, InputFolder folder, SharedKinds kinds, DateOnly today)
    {
        var references = await LegalReferenceQueries.AllAsync(session);
        var types = await AgencyQueries.TypesAsync(session);
        foreach (var agreement in folder.Agreements)
        {
            var declaration = FolderAgreementReading.Read(agreement, references, kinds);
            var facts = new AgreementFacts(
                declaration.AgencyId, types, kinds, references,
                await AgreementQueries.UnknownAreasAsync(session, [.. agreement.Areas ?? []]), today);
            if (await DeclareAgreement.HandleAsync(session, declaration, facts) is DeclareAgreementOutcome.Refused refused)
            {
                throw new InputFolderException($"{folder.DescriptionPath}: {refused.Sentence}");
            }
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
                    AgencyId = StableId.Of("agency", required.Agency),
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
