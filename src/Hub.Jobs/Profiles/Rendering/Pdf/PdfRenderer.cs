using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;

namespace Hub.Jobs.Profiles.Rendering.Pdf;

/// <summary>
/// The default engine: lays the blocks out itself and writes a tagged PDF with subset fonts, in process and repeatable.
/// </summary>
internal sealed class PdfRenderer(FontSet fonts, bool claimConformance) : IProfileRenderer
{
    /// <summary>The engine's name in the settings.</summary>
    public const string EngineName = "Pdf";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public IReadOnlyList<FontHash> Fonts => fonts.Hashes;

    /// <inheritdoc/>
    public void Render(ProfileDocument document, Stream output, CancellationToken cancellationToken)
        => output.Write(DocumentLayout.Render(document, fonts, claimConformance, cancellationToken));
}
