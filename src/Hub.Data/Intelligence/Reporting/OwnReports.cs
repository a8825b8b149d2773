using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Reporting;

/// <summary>What became of one's own reports: how each stands, never what it says. Reads only.</summary>
public sealed class OwnReports(HubDatabase database)
{
    /// <summary>All of them for the agency acted for, newest first.</summary>
    public Task<IReadOnlyList<ReportRow>> ListAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(IntelligencePurpose.Report), session => ReportStore.OwnAsync(session, actor), cancellationToken);

    /// <summary>One that was sent; null where there is none of that id.</summary>
    public async Task<ReportRow?> FindAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
        => await database.InScopeAsync(
            actor.ScopeFor(IntelligencePurpose.Report), session => ReportStore.FindOwnAsync(session, actor, reportId), cancellationToken)
            is { SentAt: not null } report
            ? report
            : null;
}
