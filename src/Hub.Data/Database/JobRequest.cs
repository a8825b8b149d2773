namespace Hub.Data.Database;

/// <summary>The states of a request: <c>failed</c> waits for its next try, <c>parked</c> waits for a person.</summary>
public static class JobStates
{
    /// <summary>Asked for, not yet handed to a worker.</summary>
    public const string Due = "due";

    /// <summary>Handed to the queue, not yet begun.</summary>
    public const string Handed = "handed";

    /// <summary>A worker is at it; it holds the request's lock while it lives.</summary>
    public const string Running = "running";

    /// <summary>Committed together with its work.</summary>
    public const string Done = "done";

    /// <summary>Failed and due again at its time.</summary>
    public const string Failed = "failed";

    /// <summary>Given up, with the reason; nothing happens until somebody acts.</summary>
    public const string Parked = "parked";
}

/// <summary>One row of <c>job.requests</c>: ids only, never a name or a value.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Kind">One of <see cref="JobKinds"/>.</param>
/// <param name="SubjectId">What to work on, as the kind defines it.</param>
/// <param name="RuleVersion">The version of the rule that the work follows.</param>
/// <param name="AskedByAgency">The agency in whose name it was asked; null for the hub itself.</param>
/// <param name="AskedBy">A person's id or a system actor.</param>
/// <param name="Purpose">Why, for the audit record.</param>
/// <param name="State">One of <see cref="JobStates"/>.</param>
/// <param name="Attempts">Begun runs, crashed ones included.</param>
/// <param name="Error">The last failure in one sentence without personal data.</param>
public sealed record JobRequest(
    long RequestId,
    string Kind,
    string SubjectId,
    int RuleVersion,
    Guid? AskedByAgency,
    string AskedBy,
    string Purpose,
    string State,
    int Attempts,
    string? Error);
