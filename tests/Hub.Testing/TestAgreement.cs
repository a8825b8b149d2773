using Dapper;
using Hub.Data.Database;

namespace Hub.Testing;

/// <summary>An agreement in force for tests: its supplier is the one party and has signed.</summary>
public sealed record TestAgreement(Guid AgreementId, Guid AgencyId, string Reference)
{
    /// <summary>The most sensitive class it allows.</summary>
    public string Ceiling { get; init; } = "criminal";

    /// <summary>The supplier's gateway.</summary>
    public string Gateway { get; init; } = "cda_1998_s115";

    /// <summary>The supplier's lawful basis and its regime.</summary>
    public (string Regime, string Basis) Law { get; init; } = ("part3", "dpa_2018_s35");

    /// <summary>The kinds it covers.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    /// <summary>The fields it allows of each kind; null is all.</summary>
    public string[]? Fields { get; init; }

    /// <summary>Registers it, in the worker's or the owner's scope over its agency.</summary>
    public async Task InsertAsync(HubSession session)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreements (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway,
                data_class_ceiling, retention_months, contact_name, signed_on, valid_from, valid_until, status, party_ids)
            values (@AgreementId, @AgencyId, @Reference, 'T', 'P', @Basis, @Gateway, @Ceiling, 36, 'the sharing desk',
                '2020-01-01', '2020-01-01', '2030-01-01', 'signed', array[@AgencyId])
            """,
            new { AgreementId, AgencyId, Reference, Law.Basis, Gateway, Ceiling }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreement_parties (agreement_id, agency_id, party_role, regime, lawful_basis, gateway)
            values (@AgreementId, @AgencyId, 'supplier', @Regime, @Basis, @Gateway)
            """,
            new { AgreementId, AgencyId, Law.Regime, Law.Basis, Gateway }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreement_signatures (agreement_id, version, agency_id, officer_post, signed_on, recorded_by)
            values (@AgreementId, 1, @AgencyId, 'Officer', '2020-01-01', 'test')
            """,
            new { AgreementId, AgencyId }));
        foreach (var kind in Kinds)
        {
            await session.Connection.ExecuteAsync(session.Command(
                "insert into sharing.agreement_kinds (agreement_id, agency_id, kind, fields) values (@AgreementId, @AgencyId, @kind, @Fields)",
                new { AgreementId, AgencyId, kind, Fields }));
        }
    }
}
