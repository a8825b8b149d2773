using Hub.Jobs.Profiles.Rendering.Pdf;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering;

/// <summary>Chooses the engine named in <see cref="PdfOptions.Engine"/>.</summary>
internal static class Renderers
{
    /// <summary>Names of the engines that this build holds.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
#if QUESTPDF
        [PdfRenderer.EngineName, QuestPdfName];
#else
        [PdfRenderer.EngineName];
#endif

    private const string QuestPdfName = "QuestPdf";

    /// <summary>The engine, or why it cannot be used. Reads the fonts, so call it at start and keep the result.</summary>
    public static RendererChoice Choose(PdfOptions options)
    {
        if (string.Equals(options.Engine, PdfRenderer.EngineName, StringComparison.OrdinalIgnoreCase))
        {
            return FontSet.Load(options.FontFolder) switch
            {
                FontSetResult.Loaded loaded => new RendererChoice.Ready(new PdfRenderer(loaded.Fonts, options.ClaimConformance)),
                FontSetResult.Missing missing => new RendererChoice.Refused(missing.Reason),
                _ => throw new InvalidOperationException("FontSetResult has a case that is not handled."),
            };
        }

        return string.Equals(options.Engine, QuestPdfName, StringComparison.OrdinalIgnoreCase)
            ? ChooseQuestPdf(options)
            : new RendererChoice.Refused(
                $"The setting Pdf:Engine names \"{options.Engine}\", which is no engine: set it to Pdf or QuestPdf.");
    }

#if QUESTPDF
    private static RendererChoice ChooseQuestPdf(PdfOptions options) => QuestPdf.QuestPdfRenderer.Create(options);
#else
    private static RendererChoice.Refused ChooseQuestPdf(PdfOptions options) => new(
        "This build holds no QuestPDF engine: build with -p:UseQuestPdf=true where the package can be restored"
        + (string.IsNullOrWhiteSpace(options.QuestPdfLicense) ? " and name your licence in Pdf:QuestPdfLicense" : string.Empty)
        + ", or set Pdf:Engine to Pdf.");
#endif
}
