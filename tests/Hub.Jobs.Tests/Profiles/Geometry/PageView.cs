using Hub.Jobs.Tests.Profiles.PdfUa;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace Hub.Jobs.Tests.Profiles.Geometry;

/// <summary>
/// A page as the eye meets it: letters and shapes in the order in which they are painted, each with its tag or its kind of artifact.
/// Points from the bottom left.
/// </summary>
internal sealed class PageView
{
    private PageView(UaFile file, UaPage page, Page content, IReadOnlyDictionary<(int Page, int Id), UaElement> owners)
    {
        (Number, Width, Height) = (page.Number, content.Width, content.Height);
        var letters = content.Letters.ToLookup(l => l.TextSequence);
        var shapes = new Queue<PdfPath>(content.Paths.Where(p => p.IsFilled || p.IsStroked));
        var shown = 0;
        for (var order = 0; order < page.Painted.Count; order++)
        {
            var painted = page.Painted[order];
            var mark = painted.Marks.Count > 0 ? painted.Marks[^1] : null;
            var owner = mark?.Id is { } id ? owners.GetValueOrDefault((page.Number, id)) : null;
            var artifact = mark is { IsArtifact: true } ? mark.Subtype ?? "Repetition" : null;
            if (painted.Operation.Operator is "Tj" or "TJ")
            {
                Letters.AddRange(letters[++shown].Where(l => !string.IsNullOrWhiteSpace(l.Value))
                    .Select(l => new PageLetter(l, owner, artifact, order)));
            }
            else if (shapes.TryDequeue(out var shape))
            {
                Shapes.Add(new PageShape(shape, shape.GetBoundingRectangle() ?? default, owner, artifact, order, painted.IsClipped));
            }
        }

        if (shapes.Count > 0 || letters.Count != shown)
        {
            throw new InvalidOperationException($"Page {Number} of the file cannot be followed in the order of its painting.");
        }
    }

    /// <summary>Counted from 1.</summary>
    public int Number { get; }

    /// <summary>Width of the paper.</summary>
    public double Width { get; }

    /// <summary>Height of the paper.</summary>
    public double Height { get; }

    /// <summary>Letters, without spaces.</summary>
    public List<PageLetter> Letters { get; } = [];

    /// <summary>Filled and stroked shapes.</summary>
    public List<PageShape> Shapes { get; } = [];

    /// <summary>Letters that are not furniture; the marking of page one is furniture to the eye.</summary>
    public IEnumerable<PageLetter> Body => Letters.Where(l => l.Artifact is null or "Repetition");

    /// <summary>Where the furniture at the foot begins.</summary>
    public double Foot => Letters.Where(l => l.Artifact == "Footer").Select(l => l.Box.Top).DefaultIfEmpty(0).Max();

    /// <summary>All pages of an open file.</summary>
    public static IReadOnlyList<PageView> Of(UaFile file)
    {
        var owners = file.Elements.SelectMany(e => e.Content.Select(c => (c, e))).GroupBy(o => o.c).ToDictionary(g => g.Key, g => g.First().e);
        return [.. file.Pages.Select(page => new PageView(file, page, file.Contents[page.Number - 1], owners))];
    }
}

/// <summary>A letter with its tag, or the subtype of its artifact: "Header", "Footer", "Repetition".</summary>
internal sealed record PageLetter(Letter Letter, UaElement? Owner, string? Artifact, int Order)
{
    /// <summary>The box around the glyph.</summary>
    public PdfRectangle Box => Letter.BoundingBox;

    /// <summary>The outline of white that keeps a word readable over a map is painted before the word itself.</summary>
    public bool IsHalo => Letter.RenderingMode == TextRenderingMode.Stroke;

    /// <summary>Whether it belongs to a drawing.</summary>
    public bool IsInFigure => Owner?.Type == "Figure";

    /// <summary>The baseline, rounded so that letters of one line share it.</summary>
    public double Baseline => Math.Round(Letter.StartBaseLine.Y);
}

/// <summary>A painted shape and the box around it; a clipped one shows only a part of itself.</summary>
internal sealed record PageShape(PdfPath Path, PdfRectangle Box, UaElement? Owner, string? Artifact, int Order, bool IsClipped);
