using System.Globalization;
using Hub.Data.Profiles.Document;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Hub.Data.Profiles.Document.Block;

namespace Hub.Data.Profiles.Writing;

/// <summary>
/// The words of a section as blocks of the document: paragraphs, bold, lists, sub-headings (always level 3), and links to a place of
/// the document ("#vc-03") or an https address. Everything else that Markdown knows comes out as its words, markup included.
/// </summary>
public static class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The blocks of a text; none for an empty one.</summary>
    /// <param name="markdown">As it was kept.</param>
    /// <param name="section">Its section: makes the ids of its sub-headings unique in the document.</param>
    public static IReadOnlyList<Block> Of(string markdown, string section = "written")
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return [];
        }

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes: no text means that, so it is printed as it stands.
            return [.. markdown.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => new Paragraph(line))];
        }

        var headings = 0;
        var prefix = "written-" + section.Replace(':', '-').Replace('_', '-');
        return [.. document.SelectMany(block => Blocks(block, markdown))
            .Select(block => block is Heading heading
                ? heading with { Id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++headings}") }
                : block)];
    }

    private static IEnumerable<Block> Blocks(Markdig.Syntax.Block block, string source) => block switch
    {
        HeadingBlock heading => Text(heading) is { Plain.Length: > 0 } text ? [new Heading(3, text.Plain, "")] : [],
        ParagraphBlock paragraph => Text(paragraph) is { Plain.Length: > 0 } text ? [new Paragraph(text)] : [],
        ListBlock list => Items(list, source) is { Count: > 0 } items ? [new TextList(list.IsOrdered, items)] : [],
        LinkReferenceDefinitionGroup group => group.Select(line => new Paragraph(Source(line, source))),
        ContainerBlock container => container.SelectMany(inner => Blocks(inner, source)),
        LeafBlock { Lines.Count: > 0 } leaf => leaf.Lines.ToString().Trim() is { Length: > 0 } words ? [new Paragraph(words)] : [],
        _ => [],
    };

    // A list within a list, and a second paragraph of an item, follow as items of their own: on paper a list has one level.
    private static List<RichText> Items(ListBlock list, string source)
        => [.. list.SelectMany(item => Blocks(item, source)).SelectMany(block => block switch
        {
            Paragraph paragraph => [paragraph.Text],
            TextList inner => inner.Items,
            Heading heading => [new RichText([new TextRun(heading.Text, Bold: true)])],
            _ => Array.Empty<RichText>(),
        })];

    private static string Source(Markdig.Syntax.Block block, string source)
        => source.Substring(block.Span.Start, block.Span.Length).Trim();

    private static RichText Text(LeafBlock block)
    {
        var runs = new List<TextRun>();
        Add(block.Inline, false, null, runs);
        return new RichText(Trimmed(Joined(runs)));
    }

    private static void Add(IEnumerable<Inline>? inlines, bool bold, string? link, List<TextRun> runs)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    runs.Add(new TextRun(literal.Content.ToString(), bold, link));
                    break;
                case CodeInline code:
                    runs.Add(new TextRun(code.Content, bold, link));
                    break;
                case LineBreakInline:
                    runs.Add(new TextRun(" ", bold, link));
                    break;
                case HtmlEntityInline entity:
                    runs.Add(new TextRun(entity.Transcoded.ToString(), bold, link));
                    break;
                case AutolinkInline { IsEmail: false } address:
                    runs.Add(new TextRun(address.Url, bold, link ?? Allowed(address.Url)));
                    break;
                case AutolinkInline address:
                    runs.Add(new TextRun(address.Url, bold, link));
                    break;
                case LinkInline anchor:
                    Add(anchor, bold, link ?? (anchor.IsImage ? null : Allowed(anchor.Url)), runs);
                    break;
                case EmphasisInline emphasis:
                    Add(emphasis, bold || emphasis.DelimiterCount >= 2, link, runs);
                    break;
                case ContainerInline container:
                    Add(container, bold, link, runs);
                    break;
            }
        }
    }

    // Places of the document and https addresses; a link elsewhere is its words alone.
    private static string? Allowed(string? address)
        => address is ['#', _, ..] && address[1..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? address.ToLowerInvariant()
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0
                ? uri.AbsoluteUri
                : null;

    private static List<TextRun> Joined(List<TextRun> runs)
    {
        var joined = new List<TextRun>();
        foreach (var run in runs.Where(run => run.Text.Length > 0))
        {
            if (joined is [.., var last] && last.Bold == run.Bold && last.LinkTo == run.LinkTo)
            {
                joined[^1] = last with { Text = last.Text + run.Text };
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined;
    }

    private static List<TextRun> Trimmed(List<TextRun> runs)
    {
        if (runs is [var first, ..])
        {
            runs[0] = first with { Text = first.Text.TrimStart() };
            runs[^1] = runs[^1] with { Text = runs[^1].Text.TrimEnd() };
        }

        return [.. runs.Where(run => run.Text.Length > 0)];
    }
}
