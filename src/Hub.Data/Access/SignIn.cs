using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>
/// What follows from a proven (tenant id, object id). Read at every request, so that a right withdrawn a second ago is gone.
/// </summary>
public static class SignIn
{
    /// <summary>The actor of a caller whom the hub does not know.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>
    /// Who that is to the hub. E-mail, user name and groups of the token play no part: a user name that changed hands, the same
    /// e-mail in another tenant, or the same object id in another tenant is somebody else.
    /// </summary>
    public static async Task<SignInOutcome> ResolveAsync(
        HubDatabase database, Guid tenantId, Guid objectId, CancellationToken cancellationToken)
        => Judge(await SignInQueries.ResolveAsync(database, tenantId, objectId, cancellationToken));

    /// <summary>The agency's system behind an application token, or null where none is registered.</summary>
    public static Task<ApiClient?> ResolveClientAsync(
        HubDatabase database, Guid tenantId, string clientId, CancellationToken cancellationToken)
        => SignInQueries.ResolveClientAsync(database, tenantId, clientId, cancellationToken);

    /// <summary>
    /// Records a sign-in or its refusal, in one transaction with the time of the last sign-in. A name that may not be stored (see
    /// <see cref="DisplayName"/>) leaves the stored one as it is.
    /// </summary>
    /// <param name="database">The portal's door.</param>
    /// <param name="outcome">What <see cref="ResolveAsync"/> said.</param>
    /// <param name="tenantId">Tenant id of the token.</param>
    /// <param name="objectId">Object id of the token.</param>
    /// <param name="displayName">The name in the token.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it; nothing is recorded then.</param>
    /// <param name="refusal">
    /// A short code of why the portal turns away somebody whom the hub knows ("no-second-factor"); null when it lets them in.
    /// </param>
    public static Task RecordAsync(
        HubDatabase database,
        SignInOutcome outcome,
        Guid tenantId,
        Guid objectId,
        string displayName,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? refusal = null)
        => database.InScopeAsync(
            ScopeOf(outcome),
            async session =>
            {
                var reason = refusal ?? Reason(outcome);
                if (outcome is SignInOutcome.Active active && reason is null)
                {
                    var name = DisplayName.Problem(displayName) is null ? displayName.Trim() : null;
                    await SignInQueries.TouchAsync(session, active.AccountId, name, time.GetUtcNow());
                }

                await AuditStore.WriteAsync(session, Happened(outcome, tenantId, objectId, reason));
            },
            cancellationToken);

    internal static SignInOutcome Judge(IReadOnlyList<SignInQueries.Row> rows)
    {
        var first = rows[0];
        if (!first.TenantKnown)
        {
            return new SignInOutcome.UnknownTenant();
        }

        if (first.AccountId is not { } account || first.MembershipStatus is null)
        {
            return new SignInOutcome.NotRegistered();
        }

        var usable = rows.Where(row => row.IsUsable).Select(row => row.ToMembership()).ToList();
        return first.AccountStatus != "active" ? new SignInOutcome.Disabled(account)
            : usable.Count > 0 ? new SignInOutcome.Active(account, first.DisplayName!, usable, first.SessionsValidFrom!.Value)
            : rows.Any(row => row.IsWaiting) ? new SignInOutcome.AwaitingApproval(account)
            : new SignInOutcome.Disabled(account);
    }

    private static Scope ScopeOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Active active => Scope.None(active.AccountId.ToString(), "sign in") with
        {
            Agencies = [.. active.Memberships.Select(membership => membership.AgencyId)],
        },
        SignInOutcome.AwaitingApproval waiting => Scope.None(waiting.AccountId.ToString(), "sign in"),
        SignInOutcome.Disabled disabled => Scope.None(disabled.AccountId.ToString(), "sign in"),
        _ => Scope.None(Anonymous, "sign in"),
    };

    private static AuditEvent Happened(SignInOutcome outcome, Guid tenantId, Guid objectId, string? reason)
    {
        var account = AccountOf(outcome);
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = tenantId.ToString() };
        if (reason is not null)
        {
            details["reason"] = reason;
            details["object"] = objectId.ToString();
        }

        return new AuditEvent(
            reason is null ? AuditEventKind.SignedIn : AuditEventKind.SignInRefused, "account", account?.ToString() ?? Anonymous)
        {
            Outcome = reason is null ? AuditOutcome.Done : AuditOutcome.Refused,
            Agencies = outcome is SignInOutcome.Active active ? [.. active.Memberships.Select(membership => membership.AgencyId)] : [],
            Details = details,
        };
    }

    private static Guid? AccountOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Active active => active.AccountId,
        SignInOutcome.AwaitingApproval waiting => waiting.AccountId,
        SignInOutcome.Disabled disabled => disabled.AccountId,
        _ => null,
    };

    private static string? Reason(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Active => null,
        SignInOutcome.UnknownTenant => "unknown-tenant",
        SignInOutcome.NotRegistered => "not-registered",
        SignInOutcome.AwaitingApproval => "awaiting-approval",
        SignInOutcome.Disabled => "disabled",
        _ => throw new InvalidOperationException($"An outcome is not handled: {outcome.GetType().Name}."),
    };
}
