using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Testing;

namespace Hub.Web.Tests.Sharing;

/// <summary>Agreements in a portal's database, made as an operator's folder would make them. Made again, nothing changes.</summary>
internal sealed record WebAgreements(Guid Shared, Guid Foreign, Guid Expired, Guid Unsigned)
{
    private static readonly SharedKinds Kinds = KindSharing.All(DatasetKinds.Load(DatasetKinds.ShippedFolder));

    /// <summary>Between council and police; between hospitals and police; past its last day; signed by the police only.</summary>
    public static async Task<WebAgreements> MakeAsync(Portal portal)
    {
        var today = portal.FirstDay;
        var council = await portal.AgencyIdAsync("zorrelshire");
        var hospitals = await portal.AgencyIdAsync("marrowshire-hospitals");
        return new WebAgreements(
            await DeclareAsync(portal, "WEB-1", council, "housing_concerns", "personal", today.AddYears(2)),
            await DeclareAsync(portal, "WEB-2", hospitals, "istv_assaults", "depersonalised", today.AddYears(2)),
            await DeclareAsync(portal, "WEB-3", council, "housing_concerns", "personal", today.AddDays(-1)),
            await DeclareAsync(portal, "WEB-4", council, "licensing_actions", "personal", today.AddYears(1), isSigned: false));
    }

    /// <summary>Declares one agreement with the police as receiver.</summary>
    public static async Task<Guid> DeclareAsync(
        Portal portal, string reference, Guid supplier, string kind, string ceiling, DateOnly until, bool isSigned = true)
    {
        var police = await portal.AgencyIdAsync("police");
        var today = portal.FirstDay;
        var (regime, basis) = ceiling == "personal" ? ("part2", "uk_gdpr_6_1_e") : ("none", "not_personal_data");
        var content = new AgreementContent
        {
            Title = "Agreement " + reference,
            Purpose = "Profiles of our areas",
            Purposes = [SharingPurposes.LocalProfile],
            DataClassCeiling = ceiling,
            RetentionMonths = 24,
            ContactName = "Head of information governance",
            ValidFrom = today.AddYears(-1),
            ValidUntil = until,
            Parties =
            [
                new AgreementParty(supplier, AgreementParty.Supplier, regime, basis, "cda_1998_s115"),
                new AgreementParty(police, AgreementParty.Recipient, "part3", "dpa_2018_s35", "common_law_policing"),
            ],
            Kinds = [new AgreementKind(kind, null)],
        };
        DeclaredSignature[] signatures = isSigned
            ? [new(supplier, null, "Director", today.AddYears(-1)), new(police, "A. Vantrell", "Superintendent", today.AddYears(-1))]
            : [new(police, null, "Superintendent", today.AddYears(-1))];
        var id = StableId.Of("agreement", reference);
        await portal.Database.Jobs.InScopeAsync(
            new Scope("system:command-line", "test", [supplier, police], []),
            async session => Assert.IsNotType<DeclareAgreementOutcome.Refused>(await DeclareAgreement.HandleAsync(
                session,
                new AgreementDeclaration(id, supplier, reference, content, isSigned ? "signed" : "draft", signatures),
                new AgreementFacts(
                    supplier, await AgencyQueries.TypesAsync(session), Kinds, await LegalReferenceQueries.AllAsync(session), [], today))),
            CancellationToken.None);
        return id;
    }
}
