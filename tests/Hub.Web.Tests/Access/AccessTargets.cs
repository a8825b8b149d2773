using System.Net;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Access;

/// <summary>A person's page: found in their own agency only.</summary>
public sealed class PersonTargets : IMatrixTargets
{
    public string Pattern => "/access/people/{accountId:guid}";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var police = await portal.AccountIdAsync("auditor@police.example");
        var council = await portal.AccountIdAsync("auditor@zorrelshire.example");
        return
        [
            new("person of the police", $"/access/people/{police}", caller => caller.IsHost ? HttpStatusCode.OK : HttpStatusCode.NotFound),
            new("person of the council", $"/access/people/{council}", caller => caller.IsHost ? HttpStatusCode.NotFound : HttpStatusCode.OK),
            new("nobody", $"/access/people/{Guid.Empty}", _ => HttpStatusCode.NotFound),
        ];
    }
}

/// <summary>An agency's page: for administrators of the host, who see every agency.</summary>
public sealed class AgencyTargets : IMatrixTargets
{
    public string Pattern => "/access/agencies/{agencyId:guid}";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        =>
        [
            new("other agency", $"/access/agencies/{await portal.AgencyIdAsync("zorrelshire")}", _ => HttpStatusCode.OK),
            new("own agency", $"/access/agencies/{await portal.AgencyIdAsync("police")}", _ => HttpStatusCode.OK),
            new("none", $"/access/agencies/{Guid.Empty}", _ => HttpStatusCode.NotFound),
        ];
}

/// <summary>Changing an agency.</summary>
public sealed class ChangeAgencyTargets : IMatrixTargets
{
    public string Pattern => "/access/agencies/{agencyId:guid}/change";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        =>
        [
            new("other agency", $"/access/agencies/{await portal.AgencyIdAsync("zorrelshire")}/change", _ => HttpStatusCode.OK),
            new("none", $"/access/agencies/{Guid.Empty}/change", _ => HttpStatusCode.NotFound),
        ];
}

/// <summary>Joining without a link leads back to the explanation.</summary>
public sealed class JoinTargets : IMatrixTargets
{
    public string Pattern => "/access/join/confirm";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>([new("no link", Pattern, _ => HttpStatusCode.Redirect)]);
}
