using System.Net;

namespace Hub.Web.Tests.Matrix;

/// <summary>"Stay signed in", opened by hand, leads home.</summary>
public sealed class ExtendTargets : IMatrixTargets
{
    /// <inheritdoc/>
    public string Pattern => "/session/extend";

    /// <inheritdoc/>
    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>([new("page", Pattern, _ => HttpStatusCode.Redirect)]);
}
