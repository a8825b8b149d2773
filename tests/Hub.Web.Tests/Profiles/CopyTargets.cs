using System.Net;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

public sealed class PersonalCopyTargets : ReleasedTargets
{
    public override string Pattern => "/profiles/released/{id:guid}/copy";
}

/// <summary>Nobody has a copy here: a copy is its recipient's alone, so everybody finds none.</summary>
public sealed class PersonalCopyDownloadTargets : IMatrixTargets
{
    public string Pattern => "/profiles/released/{id:guid}/copy/download";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>(
            [new("no copy", Pattern.Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal), _ => HttpStatusCode.NotFound)]);
}
