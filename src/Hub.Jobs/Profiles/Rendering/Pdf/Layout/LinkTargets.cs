using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// Where links may lead: headings of the same document, and https addresses; codes of figures to where the document says. Anything
/// else stays plain text.
/// </summary>
internal sealed class LinkTargets(IEnumerable<string> headingIds, string? figuresAt)
{
    private readonly HashSet<string> _headings = [.. headingIds];
    private readonly Dictionary<TextRun, StructureElement> _tags = new(ReferenceEqualityComparer.Instance);

    /// <summary>The target of a run, or null when it leads nowhere.</summary>
    public LinkTarget? Resolve(TextRun run) => (run.IsCode ? FigureCodes.Address(figuresAt, run.Text) ?? run.LinkTo : run.LinkTo) switch
    {
        ['#', .. var id] when _headings.Contains(id) => new LinkTarget(id, IsAddress: false),
        { } address when Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            => new LinkTarget(uri.AbsoluteUri, IsAddress: true),
        _ => null,
    };

    /// <summary>The one tag of a link, whatever the number of its lines.</summary>
    public StructureElement TagOf(TextRun run, StructureElement parent)
    {
        if (!_tags.TryGetValue(run, out var tag))
        {
            _tags[run] = tag = parent.Add("Link");
        }

        return tag;
    }
}

/// <summary>The id of a heading, or an https address.</summary>
internal sealed record LinkTarget(string Place, bool IsAddress);
