namespace Hub.Data.Audit;

/// <summary>Which events are about people's access and the running of the hub, and which about data.</summary>
public static class AuditTopics
{
    private static readonly string[] AccessWords =
    [
        "Sign", "Session", "Access", "People", "Identities", "PersonInvited", "Administrator", "Invitation", "Membership", "Role", "Agency",
        "ApiClient", "Notification", "Audit", "Database", "Areas", "DatasetKind",
    ];

    /// <summary>Sign-ins, administration of people and agencies, upkeep of the hub: nothing that touches what an agency sent.</summary>
    public static IReadOnlySet<AuditEventKind> NotOfData { get; } = Enum.GetValues<AuditEventKind>()
        .Where(kind => AccessWords.Any(word => kind.ToString().StartsWith(word, StringComparison.Ordinal)))
        .ToHashSet();
}
