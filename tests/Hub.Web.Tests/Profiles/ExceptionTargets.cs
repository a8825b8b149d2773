namespace Hub.Web.Tests.Profiles;

public sealed class ExceptionTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/exceptions";
}
