using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;
using Hub.Data.Sharing.Keeping;
using Hub.Testing;

namespace Hub.Data.Tests.Sharing;

/// <summary>An agreement's life through the portal's role: drafted, signed by each party, changed, suspended, resumed, ended.</summary>
public sealed class KeepingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<SharingWorld> WorldAsync()
    {
        var world = new SharingWorld();
        await world.RegisterAsync(database.Superuser, Token);
        return world;
    }

    private Task<AgreementOutcome> DraftAsync(SharingWorld world, AgreementContent content, Actor? actor = null, string? reference = null)
        => new DraftAgreement(database.Web, SharingWorld.Kinds, world.Time).HandleAsync(
            actor ?? world.Somebody(world.Host), new DraftAgreementRequest(world.Council, reference ?? world.Reference, content), Token);

    private async Task<Guid> DraftedAsync(SharingWorld world)
        => Assert.IsType<AgreementOutcome.Done>(await DraftAsync(world, world.Content)).AgreementId;

    private Task<AgreementOutcome> SignAsync(SharingWorld world, Guid id, Guid agency, int version = 1, Role role = Role.InformationGovernance)
        => new SignAgreement(database.Web, SharingWorld.Kinds, world.Time).HandleAsync(
            world.Somebody(agency, role), new SignAgreementRequest(id, version, "Director"), Token);

    private Task<AgreementOutcome> ChangeAsync(SharingWorld world, Guid id, AgreementContent content, int seen = 1, string note = "Because")
        => new ChangeAgreement(database.Web, SharingWorld.Kinds, world.Time).HandleAsync(
            world.Somebody(world.Host), new ChangeAgreementRequest(id, seen, content, note), Token);

    private async Task<Guid> SignedAsync(SharingWorld world)
    {
        var id = await DraftedAsync(world);
        Assert.Equal(new AgreementOutcome.Done(id, 1, false), await SignAsync(world, id, world.Council));
        Assert.Equal(new AgreementOutcome.Done(id, 1, true), await SignAsync(world, id, world.Host));
        return id;
    }

    private Task<SharingDecision> DecideAsync(SharingWorld world)
        => database.Jobs.InScopeAsync(
            Scope.Of("test", "test", world.Council),
            session => SharingGate.DecideAsync(session, world.Council, SharingWorld.Kinds.Find("incidents")!, SharingWorld.Today), Token);

    private static string Refusal(AgreementOutcome outcome) => Assert.IsType<AgreementOutcome.Refused>(outcome).Problems[0].Sentence;

    [Fact]
    public async Task Sign_ByEveryParty_PutsItInForce()
    {
        var world = await WorldAsync();
        var id = await DraftedAsync(world);
        Assert.Equal("agreement_unsigned", (await DecideAsync(world)).Refusal?.Rule);
        await SignAsync(world, id, world.Council);
        Assert.Contains("by Sample police", (await DecideAsync(world)).Refusal?.Reason, StringComparison.Ordinal);

        await SignAsync(world, id, world.Host);

        var allowed = Assert.IsType<SharingDecision.Allowed>(await DecideAsync(world));
        Assert.Equal((id, 1), (allowed.AgreementId, allowed.Version));
    }

    [Fact]
    public async Task Sign_TwiceByAnotherPartyOrWithoutTheRole_IsRefused()
    {
        var world = await WorldAsync();
        var id = await DraftedAsync(world);
        await SignAsync(world, id, world.Council);

        Assert.Equal(AgreementRefusals.AlreadySigned.Sentence, Refusal(await SignAsync(world, id, world.Council)));
        Assert.Equal(AgreementRefusals.NotFound.Sentence, Refusal(await SignAsync(world, id, world.Fire)));
        Assert.Equal(AgreementRefusals.NotAllowed.Sentence, Refusal(await SignAsync(world, id, world.Host, role: Role.DataOfficer)));
        Assert.Equal(AgreementRefusals.Stale.Sentence, Refusal(await SignAsync(world, id, world.Host, version: 2)));
        Assert.Equal("agreement_unsigned", (await DecideAsync(world)).Refusal?.Rule);
    }

    [Fact]
    public async Task Sign_HostThatIsNoParty_CannotSignForAnother()
    {
        var world = await WorldAsync();
        var parties = world.Content.Parties;
        var id = Assert.IsType<AgreementOutcome.Done>(await DraftAsync(
            world, world.Content with { Parties = [parties[0], parties[1] with { AgencyId = world.Fire }] })).AgreementId;

        Assert.Equal(AgreementRefusals.NotAParty.Sentence, Refusal(await SignAsync(world, id, world.Host)));
    }

    [Fact]
    public async Task Change_OfASignedAgreement_WaitsForNewSignaturesWhileTheOldTermsHold()
    {
        var world = await WorldAsync();
        var id = await SignedAsync(world);

        Assert.Equal(new AgreementOutcome.Done(id, 2, false), await ChangeAsync(world, id, world.Content with { RetentionMonths = 6 }));
        Assert.Equal(24, Assert.IsType<SharingDecision.Allowed>(await DecideAsync(world)).RetentionMonths);
        await SignAsync(world, id, world.Host, 2);
        Assert.Equal(24, Assert.IsType<SharingDecision.Allowed>(await DecideAsync(world)).RetentionMonths);
        await SignAsync(world, id, world.Council, 2);

        var allowed = Assert.IsType<SharingDecision.Allowed>(await DecideAsync(world));
        Assert.Equal((6, 2), (allowed.RetentionMonths, allowed.Version));
    }

    [Fact]
    public async Task Change_StaleUnchangedUnsaidOrByAnotherAgency_IsRefused()
    {
        var world = await WorldAsync();
        var id = await DraftedAsync(world);
        var shorter = world.Content with { RetentionMonths = 6 };

        Assert.Equal(AgreementRefusals.Unchanged.Sentence, Refusal(await ChangeAsync(world, id, world.Content)));
        Assert.Equal(AgreementRefusals.NoNote.Sentence, Refusal(await ChangeAsync(world, id, shorter, note: " ")));
        Assert.IsType<AgreementOutcome.Done>(await ChangeAsync(world, id, shorter));
        Assert.Equal(AgreementRefusals.Stale.Sentence, Refusal(await ChangeAsync(world, id, world.Content)));
        Assert.Equal(AgreementRefusals.NotAllowed.Sentence, Refusal(
            await new ChangeAgreement(database.Web, SharingWorld.Kinds, world.Time).HandleAsync(
                world.Somebody(world.Council), new ChangeAgreementRequest(id, 2, world.Content, "n"), Token)));
    }

    [Fact]
    public async Task Suspend_ByAParty_HoldsUntilThatPartyResumes()
    {
        var world = await WorldAsync();
        var id = await SignedAsync(world);
        var (suspend, resume) = (new SuspendAgreement(database.Web), new ResumeAgreement(database.Web));
        var (council, host) = (world.Somebody(world.Council), world.Somebody(world.Host));

        Assert.IsType<AgreementOutcome.Done>(await suspend.HandleAsync(council, new StandingRequest(id, "A breach"), Token));
        Assert.Equal("agreement_suspended", (await DecideAsync(world)).Refusal?.Rule);
        Assert.Equal(
            AgreementRefusals.NotSuspendedByYou.Sentence, Refusal(await resume.HandleAsync(host, new StandingRequest(id, "Go on"), Token)));
        Assert.Equal(AgreementRefusals.NoReason.Sentence, Refusal(await resume.HandleAsync(council, new StandingRequest(id, ""), Token)));
        Assert.IsType<AgreementOutcome.Done>(await suspend.HandleAsync(host, new StandingRequest(id, "Ours too"), Token));
        await resume.HandleAsync(council, new StandingRequest(id, "It was none"), Token);
        Assert.Equal("agreement_suspended", (await DecideAsync(world)).Refusal?.Rule);
        await resume.HandleAsync(host, new StandingRequest(id, "Over"), Token);

        Assert.IsType<SharingDecision.Allowed>(await DecideAsync(world));
        Assert.Equal(
            AgreementRefusals.NotAllowed.Sentence,
            Refusal(await suspend.HandleAsync(world.Somebody(world.Council, Role.DataOfficer), new StandingRequest(id, "r"), Token)));
    }

    [Fact]
    public async Task End_IsForGoodAndTheHostsAlone()
    {
        var world = await WorldAsync();
        var id = await SignedAsync(world);
        var end = new EndAgreement(database.Web);

        Assert.Equal(
            AgreementRefusals.NotAllowed.Sentence, Refusal(await end.HandleAsync(world.Somebody(world.Council), new StandingRequest(id, "r"), Token)));
        Assert.IsType<AgreementOutcome.Done>(await end.HandleAsync(world.Somebody(world.Host), new StandingRequest(id, "r"), Token));

        Assert.Equal("agreement_ended", (await DecideAsync(world)).Refusal?.Rule);
        Assert.Equal(AgreementRefusals.Ended.Sentence, Refusal(await ChangeAsync(world, id, world.Content with { RetentionMonths = 1 })));
        Assert.Equal(AgreementRefusals.Ended.Sentence, Refusal(await SignAsync(world, id, world.Council)));
        Assert.Equal(AgreementRefusals.Ended.Sentence, Refusal(
            await new ResumeAgreement(database.Web).HandleAsync(world.Somebody(world.Host), new StandingRequest(id, "r"), Token)));
    }

    [Fact]
    public async Task Review_LongOverdue_IsTheApprovalThatTheDecisionWaitsFor()
    {
        var world = await WorldAsync();
        var id = await SignedAsync(world);
        await using (var connection = await database.Superuser.OpenConnectionAsync(Token))
        {
            await connection.ExecuteAsync("update sharing.agreements set review_on = '2025-09-01' where agreement_id = @id", new { id });
        }

        Assert.IsType<SharingDecision.NeedsApproval>(await DecideAsync(world));
        var review = new RecordReview(database.Web, world.Time);
        var host = world.Somebody(world.Host);
        Assert.Equal(AgreementRefusals.ReviewDay.Sentence, Refusal(
            await review.HandleAsync(host, new RecordReviewRequest(id, "Stands", SharingWorld.Today), Token)));
        Assert.Equal(AgreementRefusals.ReviewDay.Sentence, Refusal(
            await review.HandleAsync(host, new RecordReviewRequest(id, "Stands", SharingWorld.Today.AddYears(3)), Token)));
        Assert.IsType<AgreementOutcome.Done>(
            await review.HandleAsync(host, new RecordReviewRequest(id, "Stands", SharingWorld.Today.AddYears(1)), Token));

        Assert.IsType<SharingDecision.Allowed>(await DecideAsync(world));
    }

    public static TheoryData<string, string> BadTerms() => new()
    {
        { "end before start", "ends before it begins" },
        { "review after the end", "not between the agreement's first and last day" },
        { "retention", "give 1 to 120" },
        { "unknown kind", "no kind of data named \"gossip\"" },
        { "field the kind lacks", "has no field z" },
        { "no field", "No field of" },
        { "gateway refuses", "refuses personal information from a health or social care authority" },
        { "patients", "refuses patient information" },
        { "unknown gateway", "is not on the list of gateways" },
        { "ceiling below", "above the agreement's ceiling" },
        { "unknown area", "knows no area E99" },
        { "basis", "does not reach it" },
        { "basis of another regime", "does not belong to the regime" },
        { "no recipient", "nobody who receives" },
        { "two suppliers", "governs the data of one agency" },
        { "purpose", "names no purpose" },
        { "depersonalised combined", "never linked" },
        { "combining purpose", "not a purpose of combining" },
    };

    [Theory]
    [MemberData(nameof(BadTerms))]
    public async Task Draft_BadTerms_IsRefusedWithItsSentenceAndOnRecord(string what, string sentence)
    {
        var world = await WorldAsync();

        var outcome = Assert.IsType<AgreementOutcome.Refused>(await DraftAsync(world, Bad(world, what)));

        Assert.Contains(outcome.Problems, problem => problem.Sentence.Contains(sentence, StringComparison.Ordinal));
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>(
            "select count(*) from audit.events where kind = 'AgreementDrafted' and outcome = 'refused' and actor_agency = @Host", new { world.Host }));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(
            "select count(*) from sharing.agreements where reference = @Reference", new { world.Reference }));
    }

    private static AgreementContent Bad(SharingWorld world, string what)
    {
        var good = world.Content;
        var (supplier, host) = (good.Parties[0], good.Parties[1]);
        AgreementContent Under(string gateway, string kind = "incidents") => good with
        {
            Parties = [supplier with { Gateway = gateway }, host], Kinds = [new AgreementKind(kind, null)], Combining = [],
        };
        return what switch
        {
            "end before start" => good with { ValidUntil = good.ValidFrom },
            "review after the end" => good with { ReviewOn = good.ValidUntil },
            "retention" => good with { RetentionMonths = 121 },
            "unknown kind" => good with { Kinds = [.. good.Kinds, new AgreementKind("gossip", null)] },
            "field the kind lacks" => good with { Kinds = [new AgreementKind("incidents", ["a", "z"])] },
            "no field" => good with { Kinds = [new AgreementKind("incidents", [])] },
            "gateway refuses" => Under("pcsc_2022_s16"),
            "patients" => Under("pcsc_2022_s16", "patients"),
            "unknown gateway" => Under("handshake"),
            "ceiling below" => good with { DataClassCeiling = "aggregate" },
            "unknown area" => good with { Areas = ["E99"] },
            "basis" => good with { Parties = [supplier with { LawfulBasis = "not_personal_data", Regime = "none" }, host] },
            "basis of another regime" => good with { Parties = [supplier with { Regime = "part3" }, host] },
            "no recipient" => good with { Parties = [supplier] },
            "two suppliers" => good with { Parties = [supplier, host with { PartyRole = AgreementParty.Supplier }] },
            "purpose" => good with { Purposes = ["curiosity"] },
            "depersonalised combined" => good with { Combining = [new("counts", "personal", "incidents", "personal", "show_overlap")] },
            "combining purpose" => good with { Combining = [good.Combining[0] with { Purpose = SharingPurposes.LocalProfile }] },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    [Fact]
    public async Task Draft_ByAPartnerWithAnUnfitOrTakenReference_IsRefused()
    {
        var world = await WorldAsync();
        await DraftedAsync(world);

        Assert.Equal(AgreementRefusals.NotAllowed.Sentence, Refusal(await DraftAsync(world, world.Content, world.Somebody(world.Council))));
        Assert.Equal(AgreementRefusals.ReferenceTaken.Sentence, Refusal(await DraftAsync(world, world.Content)));
        Assert.Equal(AgreementRefusals.ReferenceUnfit.Sentence, Refusal(await DraftAsync(world, world.Content, reference: "a\r\nb")));
    }
}
