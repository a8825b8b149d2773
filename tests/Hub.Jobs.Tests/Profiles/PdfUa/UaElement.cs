using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>A tag of the structure tree as it stands in the file.</summary>
internal sealed class UaElement(DictionaryToken token, string type, UaElement? parent)
{
    /// <summary>The dictionary in the file.</summary>
    public DictionaryToken Token { get; } = token;

    /// <summary>The tag's name, before any role map.</summary>
    public string Type { get; } = type;

    /// <summary>The tag above; null under the structure tree itself.</summary>
    public UaElement? Parent { get; } = parent;

    /// <summary>Tags below, in reading order.</summary>
    public List<UaElement> Children { get; } = [];

    /// <summary>Marked pieces of pages, by page number (from 1) and marked-content id.</summary>
    public List<(int Page, int Id)> Content { get; } = [];

    /// <summary>Annotations below it.</summary>
    public List<IndirectReference> Annotations { get; } = [];

    /// <summary>Everything below in reading order: a <see cref="UaElement"/> or a piece of content.</summary>
    public List<object> Kids { get; } = [];

    /// <summary>Types of the tags below.</summary>
    public IEnumerable<string> ChildTypes => Children.Select(c => c.Type);

    /// <summary>This tag and all below it, in reading order.</summary>
    public IEnumerable<UaElement> Walk() => Children.SelectMany(c => c.Walk()).Prepend(this);

    /// <summary>The tags above, from the nearest up.</summary>
    public IEnumerable<UaElement> Ancestors()
    {
        for (var at = Parent; at is not null; at = at.Parent)
        {
            yield return at;
        }
    }
}
