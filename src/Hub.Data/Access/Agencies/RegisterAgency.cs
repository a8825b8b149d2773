using System.Text.RegularExpressions;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Access.Agencies;

/// <summary>A new agency.</summary>
/// <param name="Code">Small letters, digits and hyphens; stable, because files and agreements name it.</param>
/// <param name="Name">As it is printed.</param>
/// <param name="Type">The type of agency, as dataset kinds name it ("council").</param>
public sealed record RegisterAgencyRequest(string Code, string Name, string Type);

/// <summary>What became of it.</summary>
public abstract record RegisterAgencyOutcome
{
    private RegisterAgencyOutcome()
    {
    }

    /// <summary>The agency stands; without a tenant and an administrator nobody of it can sign in yet.</summary>
    public sealed record Registered(Guid AgencyId) : RegisterAgencyOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(AccessRefusal Why) : RegisterAgencyOutcome;
}

/// <summary>An administrator of the agency that runs the hub registers another agency.</summary>
[Audited(AuditEventKind.AgencyRegistered)]
public sealed partial class RegisterAgency(HubDatabase database)
{
    /// <summary>Registers the agency, or says why not.</summary>
    public Task<RegisterAgencyOutcome> HandleAsync(Actor actor, RegisterAgencyRequest request, CancellationToken cancellationToken)
        => HandleAsync(actor.ScopeFor("register an agency"), actor.Can(Permission.ManageAgencies), request, cancellationToken);

    /// <summary>Registers an agency in the name of the operator of the installation (hub admin agency).</summary>
    public Task<RegisterAgencyOutcome> HandleAsync(RegisterAgencyRequest request, CancellationToken cancellationToken)
        => HandleAsync(Scope.None(SystemActors.CommandLine, "register an agency"), true, request, cancellationToken);

    /// <summary>Null when code, name and type can be used, otherwise why not.</summary>
    public static AccessRefusal? Problem(RegisterAgencyRequest request)
        => !Code().IsMatch(request.Code)
            ? AccessRefusals.UnfitText("The code is not usable; write 2 to 41 small letters, digits or hyphens, like council-north.")
            : DisplayName.Problem(request.Name) is { } sentence ? AccessRefusals.UnfitText(sentence)
            : !Type().IsMatch(request.Type) ? AccessRefusals.UnfitText("The type of agency is missing; choose one from the list.")
            : null;

    private Task<RegisterAgencyOutcome> HandleAsync(
        Scope scope, bool isAllowed, RegisterAgencyRequest request, CancellationToken cancellationToken)
    {
        var id = StableId.Of("agency", request.Code);
        var happened = new AuditEvent(AuditEventKind.AgencyRegistered, "agency", id.ToString());
        return database.InScopeAsync<RegisterAgencyOutcome>(
            scope,
            async session =>
            {
                var why = isAllowed ? Problem(request) : AccessRefusals.NotAllowed;
                if (why is null && !await AgencyStore.AddAsync(session, id, request.Code, request.Name.Trim(), request.Type))
                {
                    why = AccessRefusals.CodeTaken;
                }

                if (why is not null)
                {
                    await AccessRecord.RefusedAsync(session, happened, why);
                    return new RegisterAgencyOutcome.Refused(why);
                }

                await AuditStore.WriteAsync(session, happened with { Agencies = [id] });
                return new RegisterAgencyOutcome.Registered(id);
            },
            cancellationToken);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,40}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z_]{2,40}$")]
    private static partial Regex Type();
}
