using System.Net;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Persons;

/// <summary>One pair: seen where the agreements of both records name the reader's agency, and by nobody else, the sender included.</summary>
public sealed class ReviewPairTargets : IMatrixTargets
{
    /// <inheritdoc/>
    public string Pattern => "/persons/review/{pairId:guid}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var pairs = await WebPairs.MakeAsync(portal, ["forename", "surname", "date_of_birth", "sex"]);
        await pairs.PairAsync(0, -0.7f, 3);
        return
        [
            new("own agency", $"/persons/review/{await pairs.PairAsync(1, 1.5f, 4)}", caller => caller.IsHost ? HttpStatusCode.OK : HttpStatusCode.NotFound),
            new("no such pair", $"/persons/review/{Guid.Empty}", _ => HttpStatusCode.NotFound),
        ];
    }
}
