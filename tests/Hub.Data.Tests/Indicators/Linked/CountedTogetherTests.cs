using Hub.Data.Indicators.Linked;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Tests.Indicators.Linked;

public sealed class CountedTogetherTests
{
    private static readonly DateOnly On = new(2026, 1, 5);
    private static readonly DatasetKinds Kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
    private static readonly string[] Both = [SharingPurposes.CountPeopleOnce, SharingPurposes.ShowOverlap];

    [Fact]
    public void Of_EveryPairAllowed_CountsAllOfThem()
    {
        var set = CountedTogether.Of([One("A", "neet", Both, "nrm_referrals"), One("B", "nrm_referrals", Both, "neet")], On);

        Assert.True(set.HasOverlap);
        Assert.Equal(["A", "B"], set.Members.Select(one => one.Agency));
        Assert.Empty(set.Left);
    }

    [Fact]
    public void Of_OnePairNotAllowed_TakesTheLargestSetInWhichAllMayMeet()
    {
        var set = CountedTogether.Of(
            [
                One("A", "neet", Both, "nrm_referrals"),
                One("B", "nrm_referrals", Both, "neet", "missing_episodes"),
                One("C", "missing_episodes", Both, "nrm_referrals"),
                One("D", "nrm_referrals", Both, "neet"),
            ],
            On);

        Assert.Equal(["A", "B", "D"], set.Members.Select(one => one.Agency));
        Assert.Equal("not every other agreement allows it", Assert.Single(set.Left).Why);
    }

    [Fact]
    public void Of_OverlapNotAgreed_CountsOnceAndShowsNoAgencies()
    {
        string[] once = [SharingPurposes.CountPeopleOnce];
        var set = CountedTogether.Of([One("A", "neet", once, "nrm_referrals"), One("B", "nrm_referrals", once, "neet")], On);

        Assert.False(set.HasOverlap);
        Assert.Equal(2, set.Members.Count);
    }

    [Fact]
    public void Of_AgreementsThatAllowNothing_CountsNobody()
    {
        var set = CountedTogether.Of([One("A", "neet", []), One("B", "nrm_referrals", [])], On);

        Assert.Empty(set.Members);
        Assert.All(set.Left, left => Assert.Equal("its agreement does not allow it", left.Why));
    }

    private static LinkedCandidate One(string agency, string kind, string[] purposes, params string[] with)
        => new(Guid.CreateVersion7(), agency, Kinds.Find(kind)!, [
            new AgreementTerms(
                Guid.CreateVersion7(), agency, 1, "signed", "criminal", 12, "the desk", new(2020, 1, 1), new(2030, 1, 1), null, [], null, true,
                null, null, null, null, [])
            {
                Combining = [.. with.Append(kind).SelectMany(other => purposes.Select(purpose =>
                    new CombiningTerm(kind, "personal", other, "personal", purpose)))],
            }]);
}
