using Hub.Data.Audit;

namespace Hub.Data.Access.Record;

/// <summary>An event as a reader of the record sees it.</summary>
/// <param name="EventId">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What, by the name of its <see cref="AuditEventKind"/>.</param>
/// <param name="Actor">An account's id, a system's, or a part of the hub.</param>
/// <param name="ActorName">The person's name; null where the reader's agency does not know the person.</param>
/// <param name="AgencyName">The agency for which it was done; null for the hub itself.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Outcome">done, refused or failed.</param>
/// <param name="SubjectType">What kind of thing it was done to.</param>
/// <param name="SubjectId">Which.</param>
/// <param name="Details">Further facts as JSON: ids, counts, codes.</param>
/// <param name="SealNumber">The seal that holds it; null for the last second's.</param>
public sealed record RecordedEvent(
    Guid EventId,
    DateTimeOffset At,
    string Kind,
    string Actor,
    string? ActorName,
    string? AgencyName,
    string Purpose,
    string Outcome,
    string SubjectType,
    string SubjectId,
    string Details,
    long? SealNumber);

/// <summary>One page of what was found.</summary>
/// <param name="Events">Newest first.</param>
/// <param name="Count">How many were found, at most <see cref="SearchRecord.CountedAtMost"/>.</param>
public sealed record RecordPage(IReadOnlyList<RecordedEvent> Events, int Count);

/// <summary>How a search ended.</summary>
public abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <summary>What was found.</summary>
    public sealed record Found(RecordPage Page) : RecordOutcome;

    /// <summary>It was not allowed; the refusal is on record.</summary>
    public sealed record Refused(AccessRefusal Why) : RecordOutcome;
}
