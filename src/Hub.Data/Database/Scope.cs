namespace Hub.Data.Database;

/// <summary>
/// Who acts, for what, over whose rows. Everything that touches the database states one; row-level security reads it.
/// </summary>
/// <param name="Actor">A person's id or the name of a system actor ("system:dispatcher"); never a person's name.</param>
/// <param name="Purpose">Why, as a short phrase that an auditor understands.</param>
/// <param name="Agencies">Agencies whose records the transaction may see or write. Empty means none.</param>
/// <param name="Areas">Profile areas whose aggregates and documents it may see or write. Empty means none.</param>
public sealed record Scope(string Actor, string Purpose, IReadOnlyList<Guid> Agencies, IReadOnlyList<long> Areas)
{
    /// <summary>The agency in whose name the actor acts; null for the hub itself. Stands in every audit event.</summary>
    public Guid? ActingFor { get; init; }

    /// <summary>Whether the whole audit record may be read: auditors of the host agency, the sealer, <c>audit verify</c>.</summary>
    public bool HasOversight { get; init; }

    /// <summary>A scope that sees no agency's rows: for reference data and job requests.</summary>
    public static Scope None(string actor, string purpose) => new(actor, purpose, [], []);

    /// <summary>A scope over one agency's own rows.</summary>
    public static Scope Of(string actor, string purpose, Guid agency) => new(actor, purpose, [agency], []) { ActingFor = agency };
}
