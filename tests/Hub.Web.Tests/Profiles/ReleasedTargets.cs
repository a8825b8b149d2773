using System.Net;
using Hub.Data.Access;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Reading;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>Every edition of a released profile of the police people's area, and one of an area that nobody was given by name.</summary>
public abstract class ReleasedTargets : IMatrixTargets
{
    public abstract string Pattern { get; }

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var (records, publications) = (new TestRecords(portal.Database.Superuser, token), new TestPublications(portal.Database.Superuser, token));
        var author = await portal.AccountIdAsync("many-groups@police.example");
        var targets = new List<MatrixTarget>();
        foreach (var (code, byArea) in new[] { ("X99100003", "police"), ("X99100005", "nobody here") })
        {
            var area = await records.AddAreaAsync(code, "Area " + code);
            var profile = await publications.AddAsync(area, author, "released", from: TestPublications.AnyDay());
            foreach (var (name, id) in await publications.AddEditionsAsync(profile, "full", "partnership", "neighbourhood", "public"))
            {
                var edition = EditionNames.Read(name)!.Value;
                targets.Add(new(
                    $"{name} edition of {code}", Pattern.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal),
                    caller => edition == Edition.Public
                        || (EditionReaders.Of(edition).Contains(caller.Role)
                            && (!RolePermissions.ByArea.Contains(caller.Role) || caller.Agency == byArea))
                        ? HttpStatusCode.OK : HttpStatusCode.NotFound));
            }
        }

        return targets;
    }
}

public sealed class ReleasedEditionTargets : ReleasedTargets
{
    public override string Pattern => "/profiles/released/{id:guid}";
}

public sealed class ReleasedPageTargets : ReleasedTargets
{
    public override string Pattern => "/profiles/released/{id:guid}/page";
}

public sealed class ReleasedDownloadTargets : ReleasedTargets
{
    public override string Pattern => "/profiles/released/{id:guid}/download";
}
