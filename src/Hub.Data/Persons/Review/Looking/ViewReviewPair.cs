using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Loading;
using Hub.Data.Persons.Rights;

namespace Hub.Data.Persons.Review.Looking;

/// <summary>
/// Shows the two records of a pair side by side. Each look is in the audit record of both agencies. Fields that one of the agreements
/// does not let the reviewer's agency see stay sealed from them.
/// </summary>
[Audited(AuditEventKind.LinkPairViewed)]
public sealed class ViewReviewPair(HubDatabase database, RightsSeal seal, DatasetKinds kinds)
{
    /// <summary>The pair, or null where the actor may not see it or a record of it is gone.</summary>
    /// <param name="actor">The reviewer.</param>
    /// <param name="pairId">A pair of the queue or of a sample.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ReviewPairView?> HandleAsync(Actor actor, Guid pairId, CancellationToken cancellationToken)
        => ReviewPurpose.May(actor)
            ? await database.InScopeAsync(ReviewPurpose.Of(actor), session => ViewAsync(session, pairId), cancellationToken)
            : null;

    private async Task<ReviewPairView?> ViewAsync(HubSession session, Guid pairId)
    {
        var records = await ReviewPairQueries.OpenAsync(session, pairId);
        if (records.Count != 2 || Open(records[0]) is not { } left || Open(records[1]) is not { } right)
        {
            return null;
        }

        var pair = await ReviewPairQueries.FindAsync(session, pairId);
        var view = new ReviewPairView(
            pairId, Side(records[0], pair?.LeftSize ?? 0), Side(records[1], pair?.RightSize ?? 0), RecordFields.Compare(left, right));
        return pair is null ? view : view with
        {
            Line = new ReviewLine(
                pairId, records[0].Agency, records[1].Agency, view.Left.Kind, view.Right.Kind, pair.Weight, pair.IsLinked, pair.Why,
                pair.ClusterSize, pair.LeftSize, pair.RightSize, pair.Effect, pair.EffectWords),
            Parts = ReviewPart.Read(pair.Parts),
            Earlier = await ReviewPairQueries.DecisionsAsync(session, pair.Subject, pairId),
            AgainstIt = (await ReviewPairQueries.ConflictsAsync(session, pairId)).Decisions,
        };
    }

    private DatasetKind? Kind(string kind) => kinds.Kinds.FirstOrDefault(known => known.Kind == kind);

    private ReviewSide Side(SealedRecord record, int records)
        => new(record.Agency, Kind(record.Kind)?.Title ?? record.Kind, record.Agreement, record.EventFrom, records);

    private OpenedRecord? Open(SealedRecord record)
    {
        if (Kind(record.Kind) is not { } kind)
        {
            return null;
        }

        using var sealer = new IdentitySealer(seal.Keys.Unwrap(record.SealedKey, record.KeyId), record.SubmissionId);
        return new OpenedRecord(kind, record, sealer.Open(record.RowNumber, record.Sealed));
    }
}
