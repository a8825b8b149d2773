namespace Hub.Web.Sessions;

/// <summary>What Entra has proven of the caller. Tenant and object id identify; the two texts are for showing only.</summary>
/// <param name="TenantId">The Entra tenant that vouches for them.</param>
/// <param name="ObjectId">Their id in that tenant.</param>
/// <param name="DisplayName">As the tenant shows it, without control characters; never used to decide.</param>
/// <param name="UserName">As the tenant shows it; it may belong to somebody else tomorrow and is never used to decide.</param>
/// <param name="HasSecondFactor">Whether the sign-in used a second factor.</param>
/// <param name="SignedInAt">When the session began.</param>
public sealed record ProvenIdentity(
    Guid TenantId, Guid ObjectId, string DisplayName, string UserName, bool HasSecondFactor, DateTimeOffset SignedInAt);
