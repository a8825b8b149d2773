using System.Net;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Persons;

/// <summary>One request: seen by the agency that handles it and by those whose rows were found.</summary>
public sealed class RightsRequestTargets : IMatrixTargets
{
    /// <inheritdoc/>
    public string Pattern => "/persons/rights/{id:guid}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var made = await WebRights.MakeAsync(portal);
        return
        [
            new("own agency", $"/persons/rights/{made.OfCouncil}", _ => HttpStatusCode.OK),
            new("other agency", $"/persons/rights/{made.OfHospital}", Host),
            new("other agency", $"/persons/rights/{made.Unsearched}", Host),
            new("no such request", $"/persons/rights/{Guid.Empty}", _ => HttpStatusCode.NotFound),
        ];
    }

    private static HttpStatusCode Host(MatrixCaller caller) => caller.IsHost ? HttpStatusCode.OK : HttpStatusCode.NotFound;
}

/// <summary>The copy made for a person: the owner of the rows alone gets it, the host too does not.</summary>
public sealed class RightsCopyTargets : IMatrixTargets
{
    /// <inheritdoc/>
    public string Pattern => "/persons/rights/copies/{id:guid}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var made = await WebRights.MakeAsync(portal);
        return
        [
            new("other agency", $"/persons/rights/copies/{Guid.Empty}", _ => HttpStatusCode.NotFound),
            new("own agency", $"/persons/rights/copies/{made.Copy}", caller => caller.IsHost ? HttpStatusCode.NotFound : HttpStatusCode.OK),
        ];
    }
}
