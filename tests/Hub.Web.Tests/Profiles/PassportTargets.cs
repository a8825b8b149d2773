using System.Net;
using Hub.Data.Access;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>A figure of the police analyst's area and one of another area that nobody was given by name.</summary>
public sealed class PassportTargets : IMatrixTargets
{
    public string Pattern => "/profiles/figures/{source:guid}/{code}";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var passports = new TestPassports(portal.Database.Superuser, TestContext.Current.CancellationToken);
        var targets = new List<MatrixTarget>();
        foreach (var (code, analysts) in new[] { ("X99100003", "police"), ("X99100005", "nobody here") })
        {
            var followed = await passports.AddAsync(code, "Area " + code, TestPublications.AnyDay());
            targets.Add(new(
                $"figure of {code}", $"/profiles/figures/{followed.Snapshot}/EX-01",
                caller => caller.Role != Role.Analyst || caller.Agency == analysts ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }
}
