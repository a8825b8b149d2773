using System.Globalization;

namespace Hub.Data.Profiles.Document.Html;

/// <summary>The style sheet of the HTML twin: 19 px body, one column, usable at 320 px and on paper.</summary>
internal static class ProfileStyle
{
    /// <summary>Rules for the page around a profile; a standalone document only.</summary>
    public static readonly string Page = Read("page.css");

    /// <summary>Rules for what stands inside ".profile".</summary>
    public static readonly string Content = Read("profile.css");

    /// <summary>The marking, notices and running title in the margins of every printed page.</summary>
    public static string Furniture(ProfileDocument document)
    {
        var marking = Quote(document.Marking);
        var notices = Quote(string.Join(" – ", document.Notices));
        return $$"""
            @page { size: A4; margin: 24mm 18mm 22mm;
              @top-left { content: {{Quote(document.RunningTitle)}}; font: 8pt "Noto Sans", sans-serif; }
              @top-center { content: {{marking}}; font: bold 10pt "Noto Sans", sans-serif; }
              @top-right { content: "Page " counter(page) " of " counter(pages); font: 8pt "Noto Sans", sans-serif; }
              @bottom-center { content: {{notices}} "\A" {{marking}}; font: bold 9pt "Noto Sans", sans-serif; white-space: pre-line; } }

            """;
    }

    /// <summary>A CSS string: everything but letters, digits and spaces as an escape, so no text can leave it.</summary>
    private static string Quote(string text)
        => "\"" + string.Concat(text.EnumerateRunes().Select(r => r.IsAscii && (char.IsAsciiLetterOrDigit((char)r.Value) || r.Value == ' ')
            ? r.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"\\{r.Value:x6} "))) + "\"";

    private static string Read(string name)
    {
        using var stream = typeof(ProfileStyle).Assembly.GetManifestResourceStream("style/" + name)
            ?? throw new InvalidOperationException($"The style sheet {name} is not part of the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
