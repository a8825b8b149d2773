namespace Hub.Jobs.Profiles.Rendering;

/// <summary>
/// Where the codes of figures in rendered documents lead. Pages of the portal link within it; a PDF can only name a whole address, so
/// its codes are links where the operator has set one, and otherwise are typed in at <c>/profiles/figures</c>.
/// </summary>
internal sealed class FigureLinks
{
    private readonly string _portal;

    /// <summary>With the portal's address, or without one.</summary>
    public FigureLinks(Uri? portal)
        => _portal = portal is { IsAbsoluteUri: true, Scheme: "https" } ? portal.GetLeftPart(UriPartial.Authority) : "";

    /// <summary>The address up to the code.</summary>
    /// <param name="source">The snapshot of a draft, or the publication of an edition.</param>
    public string Of(Guid source) => $"{_portal}/profiles/figures/{source}/";
}
