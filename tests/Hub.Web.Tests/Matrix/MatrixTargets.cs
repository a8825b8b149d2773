using System.Net;

namespace Hub.Web.Tests.Matrix;

/// <summary>One address that the matrix tries with everybody.</summary>
/// <param name="Case">Which of "own agency", "other agency", "other area", "expired agreement" it stands for.</param>
/// <param name="Address">The address, route values filled in.</param>
/// <param name="WhenPermitted">
/// The status for a caller whose role has the page's permission: 200 for what is theirs, 404 for what is not theirs to know of.
/// Whoever lacks the permission gets 403 whatever this says.
/// </param>
public sealed record MatrixTarget(string Case, string Address, Func<MatrixCaller, HttpStatusCode> WhenPermitted)
{
    /// <summary>A page that everybody with the permission sees.</summary>
    public static MatrixTarget Shown(string address) => new("page", address, _ => HttpStatusCode.OK);
}

/// <summary>
/// Addresses for the matrix of a page or endpoint whose route has parameters, or whose answer is not simply the page. Each feature
/// adds a class beside its own tests; the matrix finds it by reflection and fails for a parameterised route without one. It needs
/// a constructor without parameters.
/// </summary>
public interface IMatrixTargets
{
    /// <summary>The route as it is declared, with a leading slash: "/sharing/agreements/{agreementId:guid}".</summary>
    string Pattern { get; }

    /// <summary>Makes what the addresses name, in the portal's own database, and returns them.</summary>
    Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal);
}
