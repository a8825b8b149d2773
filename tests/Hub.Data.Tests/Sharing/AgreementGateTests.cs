using CsCheck;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;
using static Hub.Data.Tests.Sharing.Terms;

namespace Hub.Data.Tests.Sharing;

/// <summary>The sharing decision as a table: what refuses, by which rule, and whom the sentence names.</summary>
public sealed class AgreementGateTests
{
    public static TheoryData<string, string> Refusals() => new()
    {
        { "suspended", "agreement_suspended" },
        { "draft", "agreement_unsigned" },
        { "draft with unsigned", "agreement_unsigned" },
        { "signed but unsigned by a party", "agreement_unsigned" },
        { "ended", "agreement_ended" },
        { "expired", "agreement_expired" },
        { "not begun", "agreement_not_begun" },
        { "unknown status", "agreement_unknown" },
        { "other kind", "agreement_missing" },
        { "other purpose", "agreement_purpose" },
        { "other area", "agreement_area" },
        { "low ceiling", "agreement_too_low" },
        { "unknown ceiling", "agreement_too_low" },
        { "unknown gateway", "agreement_gateway" },
        { "no gateway", "agreement_gateway" },
        { "repealed gateway", "agreement_gateway" },
        { "gateway with unknown limit", "agreement_gateway" },
        { "open licence", "agreement_gateway" },
        { "depersonalised only", "agreement_gateway" },
        { "no basis", "agreement_basis" },
        { "basis that ended today", "agreement_basis" },
        { "basis for no personal data", "agreement_basis" },
        { "no field", "agreement_no_field" },
        { "review long overdue", "agreement_review" },
        { "originator's consent", "agreement_consent" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Decide_AnythingAmiss_RefusesByRuleAndNamesWhoCanHelp(string what, string rule)
    {
        var decision = Decide(Amiss(what));

        Assert.Equal(rule, decision.Refusal?.Rule);
        Assert.Contains("the sharing desk", decision.Refusal?.Reason, StringComparison.Ordinal);
        Assert.IsNotType<SharingDecision.Allowed>(decision);
        Assert.Equal(rule is "agreement_review" or "agreement_consent", decision is SharingDecision.NeedsApproval);
    }

    private static AgreementTerms Amiss(string what) => what switch
    {
        "suspended" => Signed with { Status = "suspended" },
        "draft" => Signed with { Status = "draft" },
        "draft with unsigned" => Signed with { Status = "draft", Unsigned = ["North Council"] },
        "signed but unsigned by a party" => Signed with { Unsigned = ["North Council"] },
        "ended" => Signed with { Status = "ended" },
        "expired" => Signed with { ValidUntil = On },
        "not begun" => Signed with { ValidFrom = On.AddDays(1) },
        "unknown status" => Signed with { Status = "approved" },
        "other kind" => Signed with { CoversKind = false },
        "other purpose" => Signed with { Purposes = ["prevention"] },
        "other area" => Signed with { Areas = ["E1"] },
        "low ceiling" => Signed with { DataClassCeiling = "pseudonymised" },
        "unknown ceiling" => Signed with { DataClassCeiling = "everything" },
        "unknown gateway" => Signed with { Gateway = "handshake" },
        "no gateway" => Signed with { Gateway = null },
        "repealed gateway" => Signed with { Gateway = "repealed" },
        "gateway with unknown limit" => Signed with { Gateway = "new_limit" },
        "open licence" => Signed with { Gateway = "open_licence" },
        "depersonalised only" => Signed with { Gateway = "cda_1998_s17a" },
        "no basis" => Signed with { LawfulBasis = null, Regime = null },
        "basis that ended today" => Signed with { LawfulBasis = "old_basis" },
        "basis for no personal data" => Signed with { LawfulBasis = "not_personal_data", Regime = "none" },
        "no field" => Signed with { Fields = ["z"] },
        "review long overdue" => Signed with { ReviewOn = On.AddDays(-AgreementGate.ReviewGraceDays) },
        "originator's consent" => Signed with { Gateway = "cca_2013_s7" },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    [Fact]
    public void Decide_SignedAndInDate_AllowsEveryFieldWithoutWarning()
    {
        var allowed = Assert.IsType<SharingDecision.Allowed>(Decide(Signed));

        Assert.Equal((Signed.AgreementId, 3, null, 36), (allowed.AgreementId, allowed.Version, allowed.Fields, allowed.RetentionMonths));
        Assert.Empty(allowed.Warnings);
    }

    [Fact]
    public void Decide_ReviewPassedWithinGrace_AllowsWithAWarning()
    {
        var allowed = Assert.IsType<SharingDecision.Allowed>(
            Decide(Signed with { ReviewOn = On.AddDays(1 - AgreementGate.ReviewGraceDays) }));

        Assert.Contains("the sharing desk should record the review", Assert.Single(allowed.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_Unsigned_NamesWhoHasNotSigned()
    {
        var denied = Decide(Signed with { Status = "draft", Unsigned = ["East Council", "North Council", "West Fire"] });

        Assert.Contains(
            "not signed yet by East Council, North Council and West Fire", denied.Refusal?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("health", "personal", "patients", "pcsc_2022_s16", false)]
    [InlineData("health", "personal", "", "pcsc_2022_s16", false)]
    [InlineData("council", "personal", "", "pcsc_2022_s16", false)]
    [InlineData("fire", "personal", "patients", "pcsc_2022_s16", false)]
    [InlineData("fire", "special", "", "pcsc_2022_s16", true)]
    [InlineData("health", "depersonalised", "patients", "pcsc_2022_s16", true)]
    [InlineData("health", "something new", "", "pcsc_2022_s16", false)]
    [InlineData("health", "personal", "patients", "cda_1998_s115", true)]
    public void Decide_GatewayOfTheSeriousViolenceDuty_KeepsItsLimits(
        string agencyType, string dataClass, string about, string gateway, bool isAllowed)
    {
        var kind = Kind("k", dataClass, dataClass == "depersonalised" ? "none" : "part2", about.Length == 0 ? [] : [about]);

        var decision = AgreementGate.Decide(Request(kind, agencyType), [Signed with { Gateway = gateway }], References);

        Assert.Equal(isAllowed, decision is SharingDecision.Allowed);
    }

    [Theory]
    [InlineData("part3", "part2", "uk_gdpr_6_1_e", false)]
    [InlineData("part3", "part3", "dpa_2018_s35", true)]
    [InlineData("part2", "part3", "dpa_2018_s35", true)]
    [InlineData("none", "none", "not_personal_data", true)]
    [InlineData("part9", "part3", "dpa_2018_s35", false)]
    public void Decide_Regime_NeedsABasisThatReachesIt(string kindRegime, string regime, string basis, bool isAllowed)
    {
        var kind = Kind("k", "depersonalised", kindRegime);

        var decision = AgreementGate.Decide(Request(kind), [Signed with { Regime = regime, LawfulBasis = basis }], References);

        Assert.Equal(isAllowed, decision is SharingDecision.Allowed);
    }

    [Fact]
    public void Decide_AreasOfTheAgreement_CoverWhatLiesInThem()
    {
        var limited = Signed with { Areas = ["E1", "E2"] };

        Assert.IsType<SharingDecision.Allowed>(
            AgreementGate.Decide(Request(areas: [["E1"], ["D9", "E2"]]), [limited], References));
        Assert.IsType<SharingDecision.Denied>(AgreementGate.Decide(Request(areas: [["E1"], ["E3"]]), [limited], References));
        Assert.IsType<SharingDecision.Denied>(AgreementGate.Decide(Request(areas: null), [limited], References));
    }

    [Fact]
    public void Decide_OverlappingAgreements_TheStrictestOfEachTermHolds()
    {
        var strict = Signed with { AgreementId = Guid.NewGuid(), Reference = "A-2", RetentionMonths = 12, Fields = ["b", "c"] };

        var allowed = Assert.IsType<SharingDecision.Allowed>(Decide(Signed with { Fields = ["a", "b"] }, strict));

        Assert.Equal(["b"], allowed.Fields!);
        Assert.Equal((strict.AgreementId, 12), (allowed.AgreementId, allowed.RetentionMonths));
        Assert.Equal("agreement_too_low", Decide(Signed, strict with { DataClassCeiling = "open" }).Refusal?.Rule);
        Assert.Equal("agreement_no_field", Decide(Signed with { Fields = ["a"] }, strict).Refusal?.Rule);
    }

    [Fact]
    public void Decide_DraftOrEndedBesideOneInForce_HasNoSay()
        => Assert.IsType<SharingDecision.Allowed>(Decide(
            Signed, Signed with { Status = "draft", DataClassCeiling = "open" }, Signed with { Status = "ended", Fields = ["z"] }));

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static readonly Gen<AgreementTerms> AnyAgreement = Gen.Select(
        Of("signed", "signed", "signed", "suspended", "draft", "ended", "odd"),
        Of("criminal", "personal", "open"),
        Gen.Int[1, 5],
        Of<string[]?>(null, ["a"], ["a", "b"], ["a", "b", "c"], ["z"], []),
        Of("cda_1998_s115", "cda_1998_s115", "open_licence", "handshake", "cca_2013_s7"),
        Gen.Int[-400, 400],
        Gen.Select(Gen.Bool, Of<string[]>([], [], [], ["North Council"]), Gen.Int[1, 9]),
        (status, ceiling, months, fields, gateway, days, rest) => Signed with
        {
            AgreementId = new Guid(rest.Item3, (short)months, 0, new byte[8]), Reference = "R" + rest.Item3, Status = status, DataClassCeiling = ceiling,
            RetentionMonths = months, Fields = fields, Gateway = gateway, ValidFrom = On.AddDays(days - 380), ValidUntil = On.AddDays(days + 30),
            ReviewOn = On.AddDays(days), CoversKind = rest.Item1, Unsigned = rest.Item2,
        });

    private static readonly Gen<AgreementTerms[]> AnyAgreements = AnyAgreement.Array[0, 4];

    [Fact]
    public void Decide_OrderOfAgreements_DoesNotMatter()
        => Gen.Select(AnyAgreements, Gen.Int).Sample((agreements, seed) =>
        {
            var shuffled = agreements.ToArray();
            new Random(seed).Shuffle(shuffled);
            return agreements.Select(a => a.AgreementId).Distinct().Count() < agreements.Length || Text(Decide(agreements)) == Text(Decide(shuffled));
        });

    [Fact]
    public void Decide_ARefusalInForceAdded_NeverAllows()
        => Gen.Select(AnyAgreements, AnyAgreement).Sample((agreements, added) =>
            !(added.Counts(On) && added.CoversKind && Decide(added) is SharingDecision.Denied)
                || Decide([.. agreements, added]) is SharingDecision.Denied);

    [Fact]
    public void Decide_AnAgreementInForceAdded_NeverAddsAFieldNorLengthensRetention()
        => Gen.Select(AnyAgreements, AnyAgreement).Sample((agreements, added) =>
        {
            if (Decide(agreements) is not SharingDecision.Allowed before || Decide([.. agreements, added]) is not SharingDecision.Allowed after)
            {
                return true;
            }

            return after.RetentionMonths <= before.RetentionMonths && Kept(after).IsSubsetOf(Kept(before));
        });

    [Fact]
    public void Decide_AFieldTakenOut_NeverAddsOne()
        => Gen.Select(AnyAgreements, Gen.Int[0, 3], Of("a", "b", "c")).Sample((agreements, index, field) =>
        {
            if (index >= agreements.Length || agreements[index].Fields is not { } fields || Decide(agreements) is not SharingDecision.Allowed before)
            {
                return true;
            }

            agreements[index] = agreements[index] with { Fields = [.. fields.Where(name => name != field)] };
            return Decide(agreements) is not SharingDecision.Allowed after || Kept(after).IsSubsetOf(Kept(before));
        });

    private static HashSet<string> Kept(SharingDecision.Allowed allowed) => [.. allowed.Fields ?? ["a", "b", "c"]];

    private static string Text(SharingDecision decision)
        => decision is SharingDecision.Allowed allowed
            ? $"{allowed.AgreementId} {allowed.RetentionMonths} {string.Join(',', Kept(allowed).Order())} {string.Join(',', allowed.Agreements)}"
            : decision.Refusal + string.Join(',', decision.AgreementIds);
}
