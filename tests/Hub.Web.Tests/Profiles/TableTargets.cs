using System.Net;
using Hub.Data.Access;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>The tables of a full edition of the police analyst's area and of another area.</summary>
public abstract class TableTargets : IMatrixTargets
{
    private static readonly Role[] Full =
        [Role.Analyst, Role.Approver, Role.HeadOfIntelligence, Role.LeadResponsibleOfficer, Role.DisruptionPanelMember];

    public abstract string Pattern { get; }

    protected abstract string Address(Guid edition);

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var author = await portal.AccountIdAsync("many-groups@police.example");
        var editions = new TestEditions(portal.Database.Superuser, token);
        var targets = new List<MatrixTarget>();
        foreach (var (code, analysts) in new[] { ("X99100003", "police"), ("X99100005", "nobody here") })
        {
            var edition = await editions.AddAsync(code, author);
            targets.Add(new(
                $"tables of {code}", Address(edition),
                caller => Full.Contains(caller.Role) && (caller.Role != Role.Analyst || caller.Agency == analysts)
                    ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }
}

public sealed class TableListTargets : TableTargets
{
    public override string Pattern => "/profiles/released/{id:guid}/tables";

    protected override string Address(Guid edition) => $"/profiles/released/{edition}/tables";
}

public sealed class TableFileTargets : TableTargets
{
    public override string Pattern => "/profiles/released/{id:guid}/tables/{file}";

    protected override string Address(Guid edition) => $"/profiles/released/{edition}/tables/og-01.csv";
}
