namespace Hub.Data.Audit.Verification;

/// <summary>
/// One place of the chain as it is stored: a seal, an event's place in it, and the event. Whatever is null is not there: a seal
/// without places, a place without its event.
/// </summary>
internal sealed record RecordRow
{
    public long SealNumber { get; init; }

    public DateTimeOffset SealedAt { get; init; }

    public int EventCount { get; init; }

    public required byte[] PreviousHead { get; init; }

    public required byte[] Head { get; init; }

    /// <summary>The rule under which the events of this seal were destroyed; null when they were not.</summary>
    public int? RuleVersion { get; init; }

    public int? KeepMonths { get; init; }

    public DateTimeOffset? DestroyedAt { get; init; }

    public string? DestroyedByKind { get; init; }

    public string? DestroyedByDetails { get; init; }

    public int? Position { get; init; }

    public Guid? SealedId { get; init; }

    public byte[]? SealedHash { get; init; }

    public Guid? EventId { get; init; }

    public string? Kind { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Actor { get; init; }

    public Guid? ActorAgency { get; init; }

    public string? Purpose { get; init; }

    public string? Outcome { get; init; }

    public string? SubjectType { get; init; }

    public string? SubjectId { get; init; }

    public Guid[]? Agencies { get; init; }

    public Guid[]? Agreements { get; init; }

    public string? Details { get; init; }

    public byte[]? ContentHash { get; init; }
}
