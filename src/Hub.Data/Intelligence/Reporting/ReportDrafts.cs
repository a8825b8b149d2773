using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Intelligence.Reporting;

/// <summary>What a reporter fills in.</summary>
/// <param name="Text">The words.</param>
/// <param name="Area">Kind and code of the area it is about: a <see cref="ReportArea.Value"/>.</param>
public sealed record ReportDraft(ReportText Text, string Area);

/// <summary>One's own draft, with the name of its area.</summary>
public sealed record OwnDraft(ReportRow Report, ReportText Text, ReportArea? Area);

/// <summary>
/// Drafts of reports, sealed as they are saved and seen by their writer alone. No commands with events of their own: nobody else
/// reads a draft and nothing follows from it; sending it is one (<see cref="SendReport"/>). A draft lives for seven days.
/// </summary>
public sealed class ReportDrafts(HubDatabase database, ReportSeal seal, TimeProvider time)
{
    private const int Days = 7;

    /// <summary>Why the agency may not report now, as one sentence; null where it may. The areas that a report may be about.</summary>
    public Task<(string? Refusal, IReadOnlyList<ReportArea> Areas)> ChoicesAsync(Actor actor, CancellationToken cancellationToken)
        => RunAsync<(string?, IReadOnlyList<ReportArea>)>(
            actor,
            async session =>
            {
                var decision = await DecideAsync(session, actor, time);
                var areas = await IntelligenceAreaQueries.AllAsync(session, UkTime.Today(time));
                return (decision.Refusal?.Reason, IntelligenceAreaQueries.ForReporters(areas));
            },
            cancellationToken);

    /// <summary>Saves a new draft or changes one's own.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="reportId">The draft; null begins one.</param>
    /// <param name="draft">What was filled in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IntelligenceResult> SaveAsync(Actor actor, Guid? reportId, ReportDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.ReportIntelligence))
        {
            return new IntelligenceResult.NotAllowed();
        }

        var text = draft.Text.Cleaned();
        return await RunAsync<IntelligenceResult>(
            actor,
            async session =>
            {
                var areas = IntelligenceAreaQueries.ForReporters(await IntelligenceAreaQueries.AllAsync(session, UkTime.Today(time)));
                var area = areas.FirstOrDefault(area => area.Value == draft.Area);
                var problems = text.Problems().ToList();
                if (area is null)
                {
                    problems.Add(new(nameof(ReportDraft.Area), "Choose the area it is about."));
                }

                if (problems.Count > 0)
                {
                    return new IntelligenceResult.Refused(problems);
                }

                return reportId is { } id
                    ? await ChangeAsync(session, actor, id, text, area!)
                    : await BeginAsync(session, actor, text, area!);
            },
            cancellationToken);
    }

    /// <summary>One's own draft; null where there is none of that id.</summary>
    public Task<OwnDraft?> FindAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
        => RunAsync(
            actor,
            async session =>
            {
                if (await ReportStore.FindOwnAsync(session, actor, reportId) is not { Status: ReportStatus.Draft } report
                    || await ReportStore.DraftWordsAsync(session, reportId) is not { } words)
                {
                    return null;
                }

                var areas = await IntelligenceAreaQueries.AllAsync(session, UkTime.Today(time));
                return new OwnDraft(
                    report, seal.Open(reportId, words),
                    areas.FirstOrDefault(area => area.Kind == report.AreaKind && area.Code == report.AreaCode));
            },
            cancellationToken);

    /// <summary>Throws one's own draft away; its words are destroyed. False where there is none.</summary>
    public Task<bool> DiscardAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
        => RunAsync(
            actor,
            async session =>
            {
                if (await ReportStore.FindOwnAsync(session, actor, reportId, toChange: true) is not { Status: ReportStatus.Draft })
                {
                    return false;
                }

                await ReportStore.EndAsync(session, reportId, "discarded", time.GetUtcNow());
                return true;
            },
            cancellationToken);

    /// <summary>Whether the agency that the actor acts for may report now.</summary>
    internal static Task<SharingDecision> DecideAsync(HubSession session, Actor actor, TimeProvider time)
        => SharingGate.DecideAsync(session, actor.Acting.AgencyId, WrittenKinds.IntelligenceReport, UkTime.Today(time));

    private async Task<IntelligenceResult> BeginAsync(HubSession session, Actor actor, ReportText text, ReportArea area)
    {
        var decision = await DecideAsync(session, actor, time);
        if (decision is not SharingDecision.Allowed allowed)
        {
            return IntelligenceResult.Refused.Because(decision.Refusal!.Value.Reason);
        }

        var id = Guid.CreateVersion7();
        var report = new ReportRow(
            id, actor.Acting.AgencyId, allowed.AgreementId, await ReportStore.UnitAgencyAsync(session), actor.AccountId,
            ReportStatus.Draft, area.Kind, area.Code, null, time.GetUtcNow(), null, null, UkTime.Today(time).AddDays(Days), 1);
        await ReportStore.InsertAsync(session, report, seal.Seal(id, text));
        return new IntelligenceResult.Done(id);
    }

    private async Task<IntelligenceResult> ChangeAsync(HubSession session, Actor actor, Guid id, ReportText text, ReportArea area)
    {
        if (await ReportStore.FindOwnAsync(session, actor, id, toChange: true) is not { } report)
        {
            return new IntelligenceResult.NotFound();
        }

        if (report.Status != ReportStatus.Draft)
        {
            return IntelligenceResult.Refused.Because("This report was sent already; to add something, send another report.");
        }

        await ReportStore.ReplaceDraftAsync(session, id, area.Kind, area.Code, seal.Seal(id, text));
        return new IntelligenceResult.Done(id);
    }

    private Task<T> RunAsync<T>(Actor actor, Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
        => database.InScopeAsync(actor.ScopeFor(IntelligencePurpose.Report), work, cancellationToken);
}
