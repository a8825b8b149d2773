using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;
using static Hub.Data.Tests.Sharing.Terms;

namespace Hub.Data.Tests.Sharing;

/// <summary>Nothing is combined unless both sides say so, for that purpose; what is not about persons never is.</summary>
public sealed class CombiningRuleTests
{
    private const string Once = SharingPurposes.CountPeopleOnce;
    private static readonly SharedKind Caseload = Kind("caseload", "criminal", "part3");

    private static AgreementTerms With(string kind, string with, string purpose = Once, string reference = "A-1") => Signed with
    {
        AgreementId = Guid.NewGuid(), Reference = reference, Combining = [new CombiningTerm(kind, "personal", with, "criminal", purpose)],
    };

    private static CombiningSide One(params AgreementTerms[] agreements) => new(Incidents, agreements);

    private static CombiningSide Other(params AgreementTerms[] agreements) => new(Caseload, agreements);

    [Fact]
    public void MayCombine_BothSidesAllowIt_NamesAgreementsAndPurpose()
    {
        var (one, other) = (With("incidents", "caseload"), With("caseload", "incidents", reference: "B-1"));

        var allowed = Assert.IsType<CombiningDecision.Allowed>(CombiningRule.MayCombine(One(one), Other(other), Once, On));

        Assert.Equal(["A-1", "B-1"], allowed.References);
        Assert.Equal([one.AgreementId, other.AgreementId], allowed.Agreements);
        Assert.Equal(Once, allowed.Purpose);
    }

    [Fact]
    public void MayCombine_WithoutAnyTerm_IsDenied()
        => Assert.Equal("combining_not_agreed", Denied(One(Signed), Other(Signed)).Rule);

    [Fact]
    public void MayCombine_OneSideOnly_IsDeniedWhicheverSideItIs()
    {
        Assert.Contains("B-1", Denied(One(With("incidents", "caseload")), Other(Signed with { Reference = "B-1" })).Reason, StringComparison.Ordinal);
        Assert.Contains("A-1", Denied(One(Signed), Other(With("caseload", "incidents", reference: "B-1"))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void MayCombine_OtherPurpose_IsDenied()
        => Assert.Equal("combining_not_agreed", Denied(
            One(With("incidents", "caseload", SharingPurposes.ShowOverlap)), Other(With("caseload", "incidents"))).Rule);

    [Fact]
    public void MayCombine_PurposeOfSharing_IsNoPurposeOfCombining()
        => Assert.Equal("combining_purpose", Denied(
            One(With("incidents", "caseload")), Other(With("caseload", "incidents")), SharingPurposes.LocalProfile).Rule);

    [Theory]
    [InlineData("open", "none")]
    [InlineData("aggregate", "none")]
    [InlineData("depersonalised", "part2")]
    [InlineData("personal", "none")]
    public void MayCombine_AKindNotAboutPersons_IsNeverCombinedWhateverWasAgreed(string dataClass, string regime)
    {
        var kind = Kind("incidents", dataClass, regime);

        Assert.Equal("combining_depersonalised", Denied(
            new CombiningSide(kind, [With("incidents", "caseload")]), Other(With("caseload", "incidents"))).Rule);
        Assert.Equal("combining_depersonalised", Denied(
            Other(With("caseload", "incidents")), new CombiningSide(kind, [With("incidents", "caseload")])).Rule);
    }

    [Fact]
    public void MayCombine_ASecondAgreementInForceThatDoesNotAllowIt_Denies()
        => Assert.Contains("Z-9", Denied(
            One(With("incidents", "caseload"), Signed with { Reference = "Z-9" }), Other(With("caseload", "incidents"))).Reason,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("suspended", "combining_standing")]
    [InlineData("draft", "combining_no_agreement")]
    [InlineData("ended", "combining_no_agreement")]
    public void MayCombine_AgreementNotInForce_Denies(string status, string rule)
        => Assert.Equal(rule, Denied(One(With("incidents", "caseload") with { Status = status }), Other(With("caseload", "incidents"))).Rule);

    private static CombiningDecision.Denied Denied(CombiningSide one, CombiningSide other, string purpose = Once)
        => Assert.IsType<CombiningDecision.Denied>(CombiningRule.MayCombine(one, other, purpose, On));
}
