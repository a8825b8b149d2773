using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>A system of one agency that calls the API in its name, proven by (tenant id, client id) of its token.</summary>
/// <param name="ApiClientId">The client.</param>
/// <param name="AgencyId">The one agency that it speaks for.</param>
/// <param name="AgencyCode">Its short code.</param>
/// <param name="AgencyName">Its name.</param>
/// <param name="Name">What its administrators call the system.</param>
/// <param name="IsActive">False when it is disabled, its agency suspended, or its tenant no longer the agency's or the host's.</param>
public sealed record ApiClient(Guid ApiClientId, Guid AgencyId, string AgencyCode, string AgencyName, string Name, bool IsActive)
{
    /// <summary>The actor that stands in the audit record.</summary>
    public string Actor => ActorOf(ApiClientId);

    /// <summary>Own agency's rows, and no area: a system sends returns and reads what became of them.</summary>
    /// <param name="purpose">Why, as a short phrase that an auditor understands.</param>
    public Scope ScopeFor(string purpose) => Scope.Of(Actor, purpose, AgencyId);

    /// <summary>What a client may ask for: sending returns, reading their reports and taking them back.</summary>
    public static bool Can(Permission permission)
        => permission is Permission.SendSubmissions or Permission.ViewSubmissions or Permission.WithdrawSubmissions;

    internal const string ActorPrefix = "client:";

    internal static string ActorOf(Guid apiClientId) => ActorPrefix + apiClientId;
}
