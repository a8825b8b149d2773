namespace Hub.Data.Audit;

/// <summary>How an act ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It was tried and failed.</summary>
    Failed,
}

/// <summary>One event to be recorded. Who acts, for which agency and for what purpose comes from the session's scope.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="SubjectType">A table or idea in the hub's own words: "account", "agreement", "submission".</param>
/// <param name="SubjectId">Its id; never a name or a value about a person.</param>
public sealed record AuditEvent(AuditEventKind Kind, string SubjectType, string SubjectId)
{
    /// <summary>Its id, where something else must name the event.</summary>
    public Guid EventId { get; init; } = Guid.CreateVersion7();

    /// <summary>How it ended.</summary>
    public AuditOutcome Outcome { get; init; } = AuditOutcome.Done;

    /// <summary>Agencies whose data or people it concerns, beside the actor's own: they may see the event.</summary>
    public IReadOnlyList<Guid> Agencies { get; init; } = [];

    /// <summary>Agreements under which it happened.</summary>
    public IReadOnlyList<Guid> Agreements { get; init; } = [];

    /// <summary>Further facts: ids, counts and codes by name. Never personal data.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new SortedDictionary<string, string>();
}
