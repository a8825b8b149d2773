using System.Net;
using Hub.Data.Access;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>A draft of the police analyst's area and one of another area that nobody was given by name.</summary>
public abstract class ProfileTargets : IMatrixTargets
{
    public abstract string Pattern { get; }

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var records = new TestRecords(portal.Database.Superuser, TestContext.Current.CancellationToken);
        var targets = new List<MatrixTarget>();
        foreach (var (code, analysts) in new[] { ("X99100003", "police"), ("X99100005", "nobody here") })
        {
            var area = await records.AddAreaAsync(code, "Area " + code);
            var (_, html, pdf) = await records.AddProfileAsync(area, new DateOnly(2025, 4, 1), new DateOnly(2026, 4, 1), []);
            var address = Pattern.Replace("{id:guid}", (Pattern.EndsWith("page", StringComparison.Ordinal) ? html : pdf).ToString(), StringComparison.Ordinal);
            targets.Add(new(
                $"draft of {code}", address,
                caller => caller.Role != Role.Analyst || caller.Agency == analysts ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }
}

public sealed class TwinTargets : ProfileTargets
{
    public override string Pattern => "/profiles/{id:guid}/page";
}

public sealed class DownloadTargets : ProfileTargets
{
    public override string Pattern => "/profiles/{id:guid}/download";
}
