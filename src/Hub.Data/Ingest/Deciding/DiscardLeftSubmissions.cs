using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Deciding;

/// <summary>
/// Discards returns whose report nobody has answered for 14 days: what was sent for checking only is not kept for ever. Run daily,
/// over the agencies of the scope.
/// </summary>
[Audited(AuditEventKind.SubmissionDiscarded)]
public sealed class DiscardLeftSubmissions(HubDatabase database, QuarantineFolder folder, TimeProvider time)
{
    /// <summary>Days after the last thing that happened to it.</summary>
    public const int Days = 14;

    private const int AtOnce = 100;

    /// <summary>Discards what was left and returns how many that were.</summary>
    public async Task<int> RunAsync(Scope scope, CancellationToken cancellationToken)
    {
        var all = 0;
        for (var count = AtOnce; count == AtOnce; all += count)
        {
            (count, var files) = await database.InScopeAsync(scope, DiscardSomeAsync, cancellationToken);
            files.ForEach(folder.Delete);
        }

        return all;
    }

    private async Task<(int Count, List<string> Files)> DiscardSomeAsync(HubSession session)
    {
        var now = time.GetUtcNow();
        var left = await DecisionStore.LeftSinceAsync(session, now.AddDays(-Days), AtOnce);
        var files = new List<string>();
        foreach (var one in left)
        {
            var discarded = await DecisionStore.DiscardAsync(
                session, one.SubmissionId, $"nobody decided it within {Days} days of its report", now);
            files.AddRange(discarded.Files);
            await DiscardSubmission.WriteEventAsync(session, one.SubmissionId, one.AgencyId, one.AgreementId, one.Kind, "time");
        }

        return (left.Count, files);
    }
}
