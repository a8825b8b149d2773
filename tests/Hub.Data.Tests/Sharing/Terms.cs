using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Tests.Sharing;

/// <summary>Agreements, kinds and references that the decision's tests start from.</summary>
internal static class Terms
{
    public static readonly DateOnly On = new(2026, 2, 3);

    private static readonly string[] FieldNames = ["a", "b", "c"];

    public static readonly LegalReferences References = new(
        [
            Gateway("cda_1998_s115"),
            Gateway("pcsc_2022_s16", GatewayLimits.RefusesPatientInformation, GatewayLimits.RefusesPersonalFromHealthOrSocialCare),
            Gateway("cda_1998_s17a", GatewayLimits.DepersonalisedOnly),
            Gateway("open_licence", GatewayLimits.OpenOnly),
            Gateway("cca_2013_s7", GatewayLimits.NeedsOriginatorsConsent),
            Gateway("new_limit", "a_limit_of_tomorrow"),
            Gateway("repealed") with { ValidUntil = new DateOnly(2025, 1, 1) },
        ],
        [
            Basis("not_personal_data", "none"), Basis("uk_gdpr_6_1_e", "part2"), Basis("dpa_2018_s35", "part3"),
            Basis("old_basis", "part2") with { ValidUntil = new DateOnly(2026, 2, 3) },
        ]);

    public static readonly SharedKind Incidents = Kind("incidents", "personal", "part2");

    public static readonly AgreementTerms Signed = new(
        Guid.Parse("00000000-0000-0000-0000-00000000000a"), "A-1", 3, "signed", "criminal", 36, "the sharing desk", new(2025, 1, 1),
        new(2027, 1, 1), new(2026, 12, 1), [SharingPurposes.LocalProfile], null, true, null, "part2", "uk_gdpr_6_1_e", "cda_1998_s115", []);

    public static SharedKind Kind(string name, string dataClass, string regime, params string[] about)
        => new(name, "Incidents", dataClass, regime, "cda_1998_s115", about, "Why.", [.. FieldNames.Select(field => new SharedField(field, field, field, false))]);

    public static SharingDecision Decide(params AgreementTerms[] agreements) => AgreementGate.Decide(Request(), agreements, References);

    public static SharingRequest Request(SharedKind? kind = null, string agencyType = "housing", string[][]? areas = null)
        => new(kind ?? Incidents, agencyType, SharingPurposes.LocalProfile, On, areas);

    private static LegalGateway Gateway(string code, params string[] limits)
        => new(code, new(2000, 1, 1), null, "Title of " + code, "S", "P", limits, "", "in_force", "Source");

    private static LawfulBasis Basis(string code, string regime)
        => new(code, new(2000, 1, 1), null, regime, "Title of " + code, "S", "P", "confirm", "Source");
}
