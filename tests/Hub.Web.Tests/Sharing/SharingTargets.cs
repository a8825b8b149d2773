using System.Net;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Sharing;

/// <summary>Pages of one agreement: whoever is no party to it is told that it does not exist.</summary>
public abstract class SharingTargets(string page) : IMatrixTargets
{
    /// <inheritdoc/>
    public string Pattern => "/sharing/{id:guid}" + page;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var made = await WebAgreements.MakeAsync(portal);
        return
        [
            new("own agency", $"/sharing/{made.Shared}{page}", _ => HttpStatusCode.OK),
            new("expired agreement", $"/sharing/{made.Expired}{page}", _ => HttpStatusCode.OK),
            new("other agency", $"/sharing/{made.Foreign}{page}", caller => caller.IsHost ? HttpStatusCode.OK : HttpStatusCode.NotFound),
            new("no such agreement", $"/sharing/{Guid.Empty}{page}", _ => HttpStatusCode.NotFound),
        ];
    }
}

public sealed class AgreementTargets() : SharingTargets("");

public sealed class SignTargets() : SharingTargets("/sign");

public sealed class SuspendTargets() : SharingTargets("/suspend");

public sealed class ResumeTargets() : SharingTargets("/resume");

public sealed class EndTargets() : SharingTargets("/end");

public sealed class ReviewTargets() : SharingTargets("/review");
