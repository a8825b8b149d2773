using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>What an owner rules about some of its rows.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Findings">The rows, by finding; one ruling covers them all.</param>
/// <param name="Outcome">The ruling.</param>
/// <param name="Reason">Why, for the record and the answer; never a value about the person.</param>
public sealed record RightsRuling(Guid RequestId, IReadOnlyList<Guid> Findings, RightsOutcome Outcome, string Reason)
{
    /// <summary>The ground of <see cref="RightsOutcome.Exempt"/> and <see cref="RightsOutcome.Refuse"/>: a code of the list.</summary>
    public string? Exemption { get; init; }

    /// <summary>The field of <see cref="RightsOutcome.Correct"/>; null sets the rows aside until the agency sends them again.</summary>
    public string? Field { get; init; }

    /// <summary>The right value of <see cref="Field"/>.</summary>
    public string? CorrectedValue { get; init; }
}

/// <summary>
/// Decides found rows, for the agency they came from and nobody else. The worker applies it. Nothing is decided twice.
/// </summary>
[Audited(AuditEventKind.RightsFindingsDecided)]
public sealed class DecideRightsFindings(HubDatabase database, TimeProvider time)
{
    /// <summary>Records the ruling and asks for its effect, or says what is wrong.</summary>
    public async Task<RightsResult> HandleAsync(Actor actor, RightsRuling ruling, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.DecideRightsRequests))
        {
            return new RightsResult.NotAllowed();
        }

        return await database.InScopeAsync(
            actor.ScopeFor(RightsPurpose.Decide), session => DecideAsync(session, actor, ruling), cancellationToken);
    }

    private async Task<RightsResult> DecideAsync(HubSession session, Actor actor, RightsRuling ruling)
    {
        if (await RightsRequestStore.FindAsync(session, ruling.RequestId) is not { } request)
        {
            return new RightsResult.NotFound();
        }

        var findings = await RightsFindingStore.LockAsync(session, ruling.RequestId, ruling.Findings);
        var problems = Form(request, ruling, findings)
            .Concat(await GroundAsync(session, ruling, findings))
            .Concat(await CorrectedFields.ProblemsAsync(session, ruling, findings))
            .ToList();
        if (problems.Count > 0)
        {
            return new RightsResult.Refused(problems);
        }

        var id = Guid.CreateVersion7();
        await RightsDecisionStore.InsertAsync(session, id, actor.Acting.AgencyId, ruling, time.GetUtcNow());
        await RightsFindingStore.SetDecisionAsync(session, id, ruling.Findings);
        await RightsPurpose.AskToApplyAsync(session, actor, id);
        await Notify.HoldersAsync(
            session, NotificationKind.RightsRequestDecided, ruling.RequestId.ToString(), null, Permission.HandleRightsRequests,
            id.ToString());
        await AuditStore.WriteAsync(
            session, new AuditEvent(AuditEventKind.RightsFindingsDecided, "rights request", ruling.RequestId.ToString())
            {
                Agencies = [request.AgencyId],
                Details = new Dictionary<string, string>
                {
                    ["decision"] = id.ToString(),
                    ["outcome"] = RightsWords.Stored(ruling.Outcome),
                    ["rows"] = ruling.Findings.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
            });
        return new RightsResult.Done(id);
    }

    private static IEnumerable<RightsProblem> Form(RightsRequestRow request, RightsRuling ruling, IReadOnlyList<UndecidedFinding> findings)
    {
        if (request.AnsweredOn is not null)
        {
            yield return new("", "This request is answered; its rows can no longer be decided under it.");
        }

        if (findings.Count == 0 || findings.Count != ruling.Findings.Distinct().Count())
        {
            yield return new(nameof(ruling.Findings), "Choose the rows that you decide on; each must be one of your agency's own.");
        }
        else if (findings.Any(finding => finding.DecisionId is not null))
        {
            yield return new(nameof(ruling.Findings), "One of these rows was decided meanwhile; look at the list again.");
        }

        if (RightsWords.Read<RightAsked>(request.RightAsked) is not { } right || !RightsWords.For(right).Contains(ruling.Outcome))
        {
            yield return new(nameof(ruling.Outcome), "Choose one of the rulings that answer this request.");
        }

        if (ruling.Reason.Trim().Length is < 3 or > 1000)
        {
            yield return new(nameof(ruling.Reason), "Give the reason in 3 to 1,000 characters, without any value about the person.");
        }
    }

    private async Task<IEnumerable<RightsProblem>> GroundAsync(
        HubSession session, RightsRuling ruling, IReadOnlyList<UndecidedFinding> findings)
    {
        if (ruling.Outcome is not (RightsOutcome.Exempt or RightsOutcome.Refuse))
        {
            return ruling.Exemption is null ? [] : [new(nameof(ruling.Exemption), "Only a refusal or an exemption names a ground.")];
        }

        var ground = (await RightsQueries.ExemptionsAsync(session, UkTime.Today(time))).FirstOrDefault(e => e.Code == ruling.Exemption);
        if (ground is null)
        {
            return [new(nameof(ruling.Exemption), "Choose the ground in law on which the rows are withheld or the request refused.")];
        }

        // Rows of a kind without personal data, should one ever be found, fall under the general regime.
        return findings.Any(finding => (finding.Regime == "part3" ? "part3" : "part2") != ground.Regime)
            ?
            [
                new(
                    nameof(ruling.Exemption),
                    "This ground belongs to the other part of the Act; decide rows of Part 2 and Part 3 separately."),
            ]
            : [];
    }
}
