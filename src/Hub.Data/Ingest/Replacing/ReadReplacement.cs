using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Previews;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reports;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Ingest.Replacing;

/// <summary>How a return and the one that is to take its place stand to each other.</summary>
/// <param name="Old">The return that stands, or stood.</param>
/// <param name="New">The return that is to take its place, or took it; null while none was sent.</param>
/// <param name="Numbers">What changes; null before the dry run, or where nothing could be compared.</param>
/// <param name="Examples">The first rows; null once it is decided.</param>
/// <param name="Rests">What rests on the old one.</param>
/// <param name="Kind">The kind's definition, for the titles of fields.</param>
/// <param name="IsBeingWithdrawn">Whether the old one is being withdrawn.</param>
public sealed record ReplacementView(
    SubmissionReport Old, SubmissionReport? New, Replacement? Numbers, ReplacementExamples? Examples, IReadOnlyList<Consequence> Rests,
    DatasetKind? Kind, bool IsBeingWithdrawn);

/// <summary>
/// Shows what replacing a return changes: of the return that stands, or of the one that is to take its place. The examples are
/// values of the agency's own rows, so each look is recorded.
/// </summary>
[Audited(AuditEventKind.ReplacementRead)]
public sealed class ReadReplacement(
    HubDatabase database, QuarantineFolder folder, IEnumerable<IConsequence> consequences, TimeProvider time)
{
    private readonly WorkingKeyStore _keys = new(folder, time);

    /// <summary>The view; null where the agency has no such submission or the person may not send returns.</summary>
    public async Task<ReplacementView?> HandleAsync(Actor actor, Guid key, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? null
            : await database.InScopeAsync(
                actor.ScopeFor("see what replacing a return changes"),
                session => ReadAsync(session, actor.Acting.AgencyId, key),
                cancellationToken);

    private async Task<ReplacementView?> ReadAsync(HubSession session, Guid agency, Guid key)
    {
        if (await SubmissionQueries.FindAsync(session, agency, key) is not { } asked)
        {
            return null;
        }

        var (oldKey, newKey) = await ReplacementStore.KeysAsync(session, asked.Replaces ?? asked.SubmissionId);
        var old = asked.Replaces is null ? asked : (await SubmissionQueries.FindAsync(session, agency, oldKey))!;
        var next = asked.Replaces is not null ? asked
            : newKey is { } open ? await SubmissionQueries.FindAsync(session, agency, open) : null;
        var numbers = next is null ? null : await ReplacementStore.FindAsync(session, next.SubmissionId, old.SubmissionId);
        var examples = next is null || numbers is null
            ? null
            : await PreviewStore.ReadAsync<ReplacementExamples>(session, _keys, next.SubmissionId, PreviewStore.Replacement);
        var rests = await ConsequenceQueries.AllAsync(session, consequences, old.SubmissionId);
        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.ReplacementRead, "submission", asked.SubmissionId.ToString(CultureInfo.InvariantCulture))
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["rowsShown"] = (examples?.Changed.Count ?? 0).ToString(CultureInfo.InvariantCulture),
            },
        });
        return new(
            old, next, numbers, examples, rests, await DatasetKindStore.FindAsync(session, old.Kind, old.KindVersion),
            await WithdrawalQueries.IsAskedAsync(session, old.SubmissionId));
    }
}
