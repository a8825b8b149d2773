using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>
/// What of somebody's words has room where room is fixed: whole paragraphs, of the first one whole sentences. Nothing is cut within a
/// sentence, so a place too small for the first sentence stays empty and the words stand whole in their section.
/// </summary>
internal static class Budget
{
    /// <summary>The first paragraphs of a section within a number of characters.</summary>
    public static IReadOnlyList<Paragraph> Paragraphs(EditionContent edition, string section, int most)
    {
        var kept = new List<Paragraph>();
        var paragraphs = edition.Written.Section(section) is { } written
            ? MarkdownBlocks.Of(written.Markdown, section).OfType<Paragraph>()
            : [];
        foreach (var paragraph in paragraphs)
        {
            var length = paragraph.Text.Plain.Length;
            if (length <= most)
            {
                kept.Add(paragraph);
                most -= length;
                continue;
            }

            if (kept.Count == 0 && Sentences(paragraph.Text.Plain, most) is { Length: > 0 } start)
            {
                kept.Add(new Paragraph(start));
            }

            break;
        }

        return kept;
    }

    /// <summary>Whether all that a section says fits: nothing but paragraphs, and few enough characters.</summary>
    public static bool Fits(EditionContent edition, string section, int most)
        => edition.Written.Section(section) is not { } written
            || (MarkdownBlocks.Of(written.Markdown, section) is var blocks && blocks.All(block => block is Paragraph)
                && blocks.OfType<Paragraph>().Sum(paragraph => paragraph.Text.Plain.Length) <= most);

    /// <summary>The first whole sentences of a text within a number of characters; empty when the first is longer.</summary>
    public static string Sentences(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = -1;
        for (var i = 0; i < most && i < text.Length - 1; i++)
        {
            if (text[i] is '.' or '?' or '!' && char.IsWhiteSpace(text[i + 1]))
            {
                end = i;
            }
        }

        return text[..(end + 1)];
    }
}
