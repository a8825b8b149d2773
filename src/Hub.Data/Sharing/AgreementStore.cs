using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Sharing;

/// <summary>What an agreement is, beside its terms.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="AgencyId">The agency whose data it governs.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Version">The version whose terms apply.</param>
/// <param name="LatestVersion">The newest version: the same, or one that waits for signatures.</param>
/// <param name="Status">"draft", "signed", "suspended" or "ended".</param>
/// <param name="PartyIds">Its parties, those of the waiting version included.</param>
public sealed record AgreementHeader(
    Guid AgreementId, Guid AgencyId, string Reference, int Version, int LatestVersion, string Status, Guid[] PartyIds);

/// <summary>A signature of one party under one version.</summary>
internal sealed record NewSignature(
    Guid AgreementId, int Version, Guid AgencyId, string? AccountId, string? OfficerName, string OfficerPost, DateOnly SignedOn);

/// <summary>Writes of agreements. Terms, parties and status are written by the database's own functions only.</summary>
internal static class AgreementStore
{
    /// <summary>Registers an agreement as a draft; false where its id or reference is taken, seen or unseen.</summary>
    public static async Task<bool> InsertAsync(
        HubSession session, Guid agreementId, Guid agencyId, string reference, AgreementContent content)
    {
        var supplier = content.Parties.First(party => party.AgencyId == agencyId);
        return await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreements (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway,
                data_class_ceiling, retention_months, contact_name, valid_from, valid_until, party_ids)
            values (@agreementId, @agencyId, @reference, @Title, @Purpose, @LawfulBasis, @Gateway,
                @DataClassCeiling, @RetentionMonths, @ContactName, @ValidFrom, @ValidUntil, @PartyIds)
            on conflict do nothing
            """,
            new
            {
                agreementId, agencyId, reference, content.Title, content.Purpose, supplier.LawfulBasis, supplier.Gateway,
                content.DataClassCeiling, content.RetentionMonths, content.ContactName, content.ValidFrom, content.ValidUntil,
                PartyIds = content.Parties.Select(party => party.AgencyId).Distinct().Order().ToArray(),
            })) == 1;
    }

    /// <summary>An agreement that the scope sees, locked until the transaction ends; null where it sees none.</summary>
    public static async Task<AgreementHeader?> LockAsync(HubSession session, Guid agreementId)
    {
        // The portal may not update agreements, so it cannot lock their rows: those who change one take turns here instead.
        await session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended(@Key, 0))", new { Key = $"agreement {agreementId:N}" }));
        return await session.Connection.QuerySingleOrDefaultAsync<AgreementHeader>(session.Command(
            """
            select a.agreement_id, a.agency_id, a.reference, a.version,
                coalesce((select max(v.version) from sharing.agreement_versions v where v.agreement_id = a.agreement_id), 0)
                    as latest_version,
                a.status, a.party_ids
            from sharing.agreements a where a.agreement_id = @agreementId
            """,
            new { agreementId }));
    }

    /// <summary>The terms of a version; null where there is none.</summary>
    public static async Task<AgreementContent?> ContentAsync(HubSession session, Guid agreementId, int version)
        => await session.Connection.ExecuteScalarAsync<string?>(session.Command(
            "select terms::text from sharing.agreement_versions where agreement_id = @agreementId and version = @version",
            new { agreementId, version })) is { } json
            ? AgreementContent.FromJson(json)
            : null;

    /// <summary>Adds a version; it binds nobody before it is signed.</summary>
    public static Task InsertVersionAsync(
        HubSession session, Guid agreementId, int version, AgreementContent content, string changeNote)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreement_versions (agreement_id, version, terms, change_note, made_by, made_by_agency)
            values (@agreementId, @version, @Terms::jsonb, @changeNote, @Actor, @ActingFor)
            """,
            new { agreementId, version, Terms = content.ToJson(), changeNote, session.Scope.Actor, session.Scope.ActingFor }));

    /// <summary>Adds a signature; false where the party has signed this version already.</summary>
    public static async Task<bool> InsertSignatureAsync(HubSession session, NewSignature signature)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreement_signatures (agreement_id, version, agency_id, account_id, officer_name, officer_post,
                signed_on, recorded_by)
            values (@AgreementId, @Version, @AgencyId, @AccountId, @OfficerName, @OfficerPost, @SignedOn, @Actor)
            on conflict (agreement_id, version, agency_id) do nothing
            """,
            new
            {
                signature.AgreementId, signature.Version, signature.AgencyId, signature.AccountId, signature.OfficerName,
                signature.OfficerPost, signature.SignedOn, session.Scope.Actor,
            })) == 1;

    /// <summary>Makes the latest terms apply where they may; true when every party has signed them.</summary>
    public static async Task<bool> TakeTermsAsync(HubSession session, Guid agreementId)
    {
        var isTaken = await session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select sharing.take_terms(@agreementId)", new { agreementId }));
        if (isTaken)
        {
            await LinkRequests.AskAsync(session);
        }

        return isTaken;
    }

    /// <summary>Records what an agency declares about the agreement's standing, and returns the status that follows.</summary>
    public static async Task<string> DeclareStandingAsync(
        HubSession session, Guid agreementId, Guid agencyId, string act, string reason, DateOnly? nextReviewOn = null)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreement_standings (standing_id, agreement_id, agency_id, act, reason, next_review_on, recorded_by)
            values (@StandingId, @agreementId, @agencyId, @act, @reason, @nextReviewOn, @Actor)
            """,
            new { StandingId = Guid.CreateVersion7(), agreementId, agencyId, act, reason, nextReviewOn, session.Scope.Actor }));
        var status = (await session.Connection.ExecuteScalarAsync<string>(session.Command(
            "select sharing.set_standing(@agreementId)", new { agreementId })))!;
        await LinkRequests.AskAsync(session);
        return status;
    }

    /// <summary>The last word of an agency on suspension and who recorded it; null where it said nothing.</summary>
    public static Task<(string Act, string RecordedBy)?> LastWordAsync(HubSession session, Guid agreementId, Guid agencyId)
        => session.Connection.QuerySingleOrDefaultAsync<(string, string)?>(session.Command(
            """
            select act, recorded_by from sharing.agreement_standings
            where agreement_id = @agreementId and agency_id = @agencyId and act in ('suspended', 'resumed')
            order by recorded_at desc, standing_id desc limit 1
            """,
            new { agreementId, agencyId }));
}
