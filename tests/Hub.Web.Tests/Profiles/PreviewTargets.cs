using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Profiles;

/// <summary>The whole of a profile in preview, and one section of it in another edition.</summary>
public sealed class PreviewTargets : PublicationTargets
{
    public override string Pattern => "/profiles/publications/{id:guid}/preview/{section?}";

    public override async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => [.. (await base.PrepareAsync(portal)).SelectMany(target => new[]
        {
            target, target with { Case = target.Case + ", one section", Address = target.Address + "/groups?edition=partnership" },
        })];

    protected override string AddressOf(Guid publication) => $"/profiles/publications/{publication}/preview";
}
