using System.Net;
using Hub.Data.Access;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>One thing of the police analyst's area and one of another area, for those whose roles reach areas by name.</summary>
public abstract class AreaTargets : IMatrixTargets
{
    public abstract string Pattern { get; }

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var targets = new List<MatrixTarget>();
        foreach (var (code, agency) in new[] { ("X99100003", "police"), ("X99100005", "nobody here") })
        {
            targets.Add(new(
                $"of {code}", await AddressAsync(portal, code),
                caller => !RolePermissions.ByArea.Contains(caller.Role) || caller.Agency == agency ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }

    protected abstract Task<string> AddressAsync(Portal portal, string code);
}

public sealed class ThreatsTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/threats";
}

public sealed class ThemeTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/threats/{theme}";

    protected override string AddressOf(Guid publication) => $"/profiles/publications/{publication}/threats/violence_and_weapons";
}

public sealed class DecisionTargets : AreaTargets
{
    public override string Pattern => "/profiles/decisions/{id:guid}";

    protected override async Task<string> AddressAsync(Portal portal, string code)
        => $"/profiles/decisions/{await new WebDecisions(portal).DecisionAsync(code)}";
}

public sealed class ChangeDecisionTargets : AreaTargets
{
    public override string Pattern => "/profiles/decisions/{id:guid}/change";

    protected override async Task<string> AddressAsync(Portal portal, string code)
        => $"/profiles/decisions/{await new WebDecisions(portal).DecisionAsync(code)}/change";
}

public sealed class AnswerTargets : AreaTargets
{
    public override string Pattern => "/profiles/decisions/answer/{id:guid}";

    protected override async Task<string> AddressAsync(Portal portal, string code)
        => $"/profiles/decisions/answer/{await new WebDecisions(portal).RecommendationAsync(code, "Recommended for " + code)}";
}

public sealed class AreaSettingsTargets : AreaTargets
{
    public override string Pattern => "/profiles/settings/{kind}/{code}";

    protected override async Task<string> AddressAsync(Portal portal, string code)
    {
        await new WebDecisions(portal).DraftAsync(code);
        return $"/profiles/settings/lpa/{code}";
    }
}
