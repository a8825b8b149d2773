using Hub.Data.Access;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

public sealed class WriteTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/write/{section}";

    protected override string AddressOf(Guid publication) => $"/profiles/publications/{publication}/write/groups";
}

public sealed class HistoryTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/write/{section}/history";

    protected override string AddressOf(Guid publication) => $"/profiles/publications/{publication}/write/groups/history";
}

public sealed class ChangesTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/changes";
}

public sealed class JudgementsTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/judgements";
}

public sealed class JudgementTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/judgements/edit/{judgementId:guid?}";

    protected override string AddressOf(Guid publication) => $"/profiles/publications/{publication}/judgements/edit";
}

public sealed class RecommendationsTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/recommendations";
}

public sealed class RecommendationTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/recommendations/edit/{recommendationId:guid?}";

    protected override string AddressOf(Guid publication) => $"/profiles/publications/{publication}/recommendations/edit";
}

/// <summary>A member of the partnership sees a draft only once they were asked.</summary>
public sealed class CommentsTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/comments";

    protected override bool Sees(MatrixCaller caller, string byArea) => base.Sees(caller, byArea) && caller.Role != Role.CspMember;
}
