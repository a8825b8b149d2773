using System.Net;
using Hub.Data.Access;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>
/// A profile on its way in the police analyst's area and one of another area, as pages of one profile need them: everybody of the
/// permission sees both, except roles granted by area. The pattern names the profile as {id:guid}.
/// </summary>
public abstract class PublicationTargets : IMatrixTargets
{
    public abstract string Pattern { get; }

    /// <summary>The address of a profile's page.</summary>
    protected virtual string AddressOf(Guid publication) => Pattern.Replace("{id:guid}", publication.ToString(), StringComparison.Ordinal);

    /// <summary>The state of the profiles.</summary>
    protected virtual string Status => "draft";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var (records, publications) = (new TestRecords(portal.Database.Superuser, token), new TestPublications(portal.Database.Superuser, token));
        var author = await portal.AccountIdAsync("many-groups@police.example");
        var targets = new List<MatrixTarget>();
        foreach (var (code, byArea) in new[] { ("X99100003", "police"), ("X99100005", "nobody here") })
        {
            var area = await records.AddAreaAsync(code, "Area " + code);
            var id = await publications.AddAsync(area, author, Status, from: TestPublications.AnyDay());
            targets.Add(new(
                $"profile of {code}", AddressOf(id),
                caller => !RolePermissions.ByArea.Contains(caller.Role) || caller.Agency == byArea ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }
}

public sealed class DeskTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}";
}
