namespace Hub.Jobs.Profiles.Rendering;

/// <summary>Settings of the section "Pdf".</summary>
internal sealed record PdfOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Pdf";

    /// <summary>"Pdf" (the engine of this product) or "QuestPdf".</summary>
    public string Engine { get; init; } = "Pdf";

    /// <summary>Folder that holds the Noto Sans files; the default is where Debian's fonts-noto-core puts them.</summary>
    public string FontFolder { get; init; } = "/usr/share/fonts/truetype/noto";

    /// <summary>
    /// Licence the operator holds for QuestPDF ("Professional", "Enterprise", …). Its free licence excludes public bodies
    /// since July 2026, so there is no default.
    /// </summary>
    public string? QuestPdfLicense { get; init; }

    /// <summary>
    /// The address at which people reach the portal, beginning with https://. With it the codes of figures in documents are links;
    /// without it they are links on the portal's own pages only.
    /// </summary>
    public Uri? PortalAddress { get; init; }

    /// <summary>
    /// Writes the PDF/UA-1 and PDF/A-2A claims into the file. Off until a real validator has passed a file: until then the
    /// files are "tagged and checked" and say no more.
    /// </summary>
    public bool ClaimConformance { get; init; }
}
