using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Sharing;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Data.Tests.Sharing;

/// <summary>A host (police), two partners, and the terms of an agreement between them.</summary>
internal sealed class SharingWorld
{
    public static readonly DateOnly Today = new(2026, 2, 3);

    public static readonly SharedKinds Kinds = new(
    [
        Terms.Kind("incidents", "personal", "part2", "children"), Terms.Kind("caseload", "criminal", "part3"),
        Terms.Kind("patients", "personal", "part2", "patients"), Terms.Kind("counts", "depersonalised", "none"),
    ]);

    public Guid Host { get; } = Guid.CreateVersion7();

    public Guid Council { get; } = Guid.CreateVersion7();

    public Guid Fire { get; } = Guid.CreateVersion7();

    public Guid Agreement { get; } = Guid.CreateVersion7();

    public string Reference { get; } = "ISA-" + Guid.NewGuid().ToString("N")[..6];

    public IReadOnlyDictionary<Guid, string> Types => new Dictionary<Guid, string>
    {
        [Host] = "police", [Council] = "council", [Fire] = "fire",
    };

    public AgreementContent Content => new()
    {
        Title = "Council and police",
        Purpose = "Profiles",
        Purposes = [SharingPurposes.LocalProfile],
        DataClassCeiling = "personal",
        RetentionMonths = 24,
        ContactName = "Head of information governance, council",
        ReviewOn = Today.AddMonths(6),
        ValidFrom = Today.AddMonths(-6),
        ValidUntil = Today.AddYears(2),
        Parties =
        [
            new AgreementParty(Council, AgreementParty.Supplier, "part2", "uk_gdpr_6_1_e", "cda_1998_s115"),
            new AgreementParty(Host, AgreementParty.Recipient, "part3", "dpa_2018_s35", "cda_1998_s115"),
        ],
        Kinds = [new AgreementKind("incidents", ["a", "b"]), new AgreementKind("counts", null)],
        Combining = [new CombiningTerm("incidents", "personal", "incidents", "personal", SharingPurposes.CountPeopleOnce)],
    };

    public AgreementDeclaration Declaration => new(
        Agreement, Council, Reference, Content, "signed",
        [new DeclaredSignature(Council, null, "Director", Today), new DeclaredSignature(Host, "A. N. Officer", "Director", Today)]);

    public Scope Everybody(string actor = "system:command-line")
        => new(actor, "test", [Host, Council, Fire], []);

    public async Task<AgreementFacts> FactsAsync(HubSession session)
        => new(Council, Types, Kinds, await LegalReferenceQueries.AllAsync(session), [], Today);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero));

    /// <summary>Somebody of an agency with one role.</summary>
    public Actor Somebody(Guid agency, Role role = Role.InformationGovernance)
    {
        var membership = new Membership(agency, "code", "Sample " + Types[agency], agency == Host, [role], []);
        return new Actor(Guid.CreateVersion7(), "Somebody", membership, [membership]);
    }

    /// <summary>Registers the agencies; the first is the host unless the database has one already.</summary>
    public async Task RegisterAsync(Npgsql.NpgsqlDataSource superuser, CancellationToken token)
    {
        await using var connection = await superuser.OpenConnectionAsync(token);
        await connection.ExecuteAsync("update access.agencies set is_host = false");
        foreach (var (id, type) in Types)
        {
            await connection.ExecuteAsync(
                "insert into access.agencies (agency_id, code, name, agency_type, is_host) values (@id, @code, @name, @type, @isHost)",
                new { id, code = type + "-" + id.ToString("N")[^8..], name = "Sample " + type, type, isHost = id == Host });
        }
    }

    /// <summary>Declares the agreement as an operator's folder would.</summary>
    public Task<DeclareAgreementOutcome> DeclareAsync(
        HubDatabase jobs, AgreementDeclaration declaration, CancellationToken token, string actor = "system:command-line")
        => jobs.InScopeAsync(
            Everybody(actor),
            async session => await DeclareAgreement.HandleAsync(session, declaration, await FactsAsync(session)),
            token);
}
