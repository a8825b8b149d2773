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

    /// <summary>Whether somebody of the permission sees a profile of an area.</summary>
    protected virtual bool Sees(MatrixCaller caller, string byArea)
        => !RolePermissions.ByArea.Contains(caller.Role) || caller.Agency == byArea;

    public virtual async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
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
                caller => Sees(caller, byArea) ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }
}

public sealed class DeskTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}";
}

public sealed class ChecklistTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/checklist";
}

public sealed class ReviewTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/review";

    protected override string Status => "in_review";
}

public sealed class ApproveTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/approve";

    protected override string Status => "reviewed";
}

public sealed class AmendTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/amend";

    protected override string Status => "released";
}

public sealed class RecallTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/recall";

    protected override string Status => "released";
}
