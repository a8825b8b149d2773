using System.Net;
using Hub.Data.Profiles.Editions;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>Figures of a released public edition, which every agency's system may read, and of a full one, which none may.</summary>
public sealed class ReleasedFiguresTargets : IMatrixTargets
{
    public string Pattern => "/api/v1/profiles/{editionId:guid}/figures";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var author = await portal.AccountIdAsync("many-groups@police.example");
        var editions = new TestEditions(portal.Database.Superuser, TestContext.Current.CancellationToken);
        var full = await editions.AddAsync("X99100003", author);
        var open = await editions.AddAsync("X99100003", author, Edition.Public);
        return
        [
            new("public edition", $"/api/v1/profiles/{open}/figures", _ => HttpStatusCode.OK),
            new("full edition", $"/api/v1/profiles/{full}/figures", _ => HttpStatusCode.NotFound),
        ];
    }
}
