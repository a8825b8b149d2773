using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>Reads of the register of agreements for its pages: what the actor's agency is a party to, or all for who keeps it.</summary>
public sealed class AgreementRegisterQueries(HubDatabase database)
{
    private const string Purpose = "read agreements";

    /// <summary>The agreements, those that need the reader first.</summary>
    public Task<IReadOnlyList<AgreementLine>> ListAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync(actor.ScopeFor(Purpose), session => LinesAsync(session, actor, null), cancellationToken);

    /// <summary>One agreement; null where there is none or the agency is no party to it.</summary>
    public Task<AgreementDetail?> FindAsync(Actor actor, Guid agreementId, CancellationToken cancellationToken)
        => database.InScopeAsync(actor.ScopeFor(Purpose), session => DetailAsync(session, actor, agreementId), cancellationToken);

    private static async Task<IReadOnlyList<AgreementLine>> LinesAsync(HubSession session, Actor actor, Guid? agreementId)
        => (await session.Connection.QueryAsync<AgreementLine>(session.Command(
            """
            select a.agreement_id, a.reference, coalesce(v.terms ->> 'title', a.title) as title, a.agency_id as supplier_id,
                g.name as supplier, a.status, a.version, v.version as latest_version, a.valid_from, a.valid_until, a.review_on,
                array(select n.name from sharing.latest_parties(a.agreement_id) p join access.agencies n using (agency_id)
                    where p.has_signed order by n.name) as signed_by,
                array(select n.name from sharing.latest_parties(a.agreement_id) p join access.agencies n using (agency_id)
                    where not p.has_signed order by n.name) as waits_for,
                exists (select from sharing.latest_parties(a.agreement_id) p
                    where p.agency_id = @Own and not p.has_signed) as awaits_mine,
                coalesce((select s.act = 'suspended' from sharing.agreement_standings s
                    where s.agreement_id = a.agreement_id and s.agency_id = @Own and s.act in ('suspended', 'resumed')
                    order by s.recorded_at desc, s.standing_id desc limit 1), false) as suspended_by_mine
            from sharing.agreements a
            join access.agencies g using (agency_id)
            join lateral (select l.version, l.terms from sharing.agreement_versions l
                where l.agreement_id = a.agreement_id order by l.version desc limit 1) v on true
            where @agreementId::uuid is null or a.agreement_id = @agreementId
            order by awaits_mine desc, a.status = 'ended', g.name, a.reference
            """,
            new { Own = actor.Acting.AgencyId, agreementId }))).AsList();

    private static async Task<AgreementDetail?> DetailAsync(HubSession session, Actor actor, Guid agreementId)
    {
        if ((await LinesAsync(session, actor, agreementId)) is not [var line]
            || await AgreementStore.ContentAsync(session, agreementId, line.Version) is not { } content)
        {
            return null;
        }

        var waiting = line.LatestVersion > line.Version
            ? await AgreementStore.ContentAsync(session, agreementId, line.LatestVersion)
            : null;
        var names = (await session.Connection.QueryAsync<(Guid AgencyId, string Name)>(session.Command(
            "select agency_id, name from access.agencies"))).ToDictionary(agency => agency.AgencyId, agency => agency.Name);
        var signatures = await session.Connection.QueryAsync<AgreementSignature>(session.Command(
            """
            select version, agency_id, officer_name, officer_post, signed_on from sharing.agreement_signatures
            where agreement_id = @agreementId order by version, signed_on
            """,
            new { agreementId }));
        var versions = await session.Connection.QueryAsync<AgreementVersionLine>(session.Command(
            """
            select version, change_note, made_by_agency as agency_id, made_at as at from sharing.agreement_versions
            where agreement_id = @agreementId order by version desc
            """,
            new { agreementId }));
        var standings = await session.Connection.QueryAsync<AgreementStandingLine>(session.Command(
            """
            select agency_id, act, reason, next_review_on, recorded_at as at from sharing.agreement_standings
            where agreement_id = @agreementId order by recorded_at desc
            """,
            new { agreementId }));
        return new AgreementDetail(
            line, content, waiting, names, signatures.AsList(), versions.AsList(), standings.AsList(),
            await LegalReferenceQueries.AllAsync(session));
    }
}
