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
        var isOwn = string.Equals(options.Engine, PdfRenderer.EngineName, StringComparison.OrdinalIgnoreCase);
        if (!isOwn && WhyNotQuestPdf(options) is { } reason)
        {
            return new RendererChoice.Refused(reason);
        }

        return FontSet.Load(options.FontFolder) switch
        {
            FontSetResult.Loaded loaded when isOwn
                => new RendererChoice.Ready(new PdfRenderer(loaded.Fonts, options.ClaimConformance)),
#if QUESTPDF
            FontSetResult.Loaded loaded => QuestPdf.QuestPdfRenderer.Create(loaded.Fonts, options.QuestPdfLicense!),
#endif
            FontSetResult.Missing missing => new RendererChoice.Refused(missing.Reason),
            _ => throw new InvalidOperationException("FontSetResult has a case that is not handled."),
        };
    }

    /// <summary>What stands in the way of the engine that is not ours; null when nothing does.</summary>
    private static string? WhyNotQuestPdf(PdfOptions options)
    {
        if (!string.Equals(options.Engine, QuestPdfName, StringComparison.OrdinalIgnoreCase))
        {
            return $"The setting Pdf:Engine names \"{options.Engine}\", which is no engine: set it to Pdf or QuestPdf.";
        }

        var hasLicense = !string.IsNullOrWhiteSpace(options.QuestPdfLicense);
        if (!BuiltIn.Contains(QuestPdfName))
        {
            return "This build holds no QuestPDF engine: build with -p:UseQuestPdf=true where its package can be restored"
                + (hasLicense ? string.Empty : ", name your licence in Pdf:QuestPdfLicense") + ", or set Pdf:Engine to Pdf.";
        }

        return hasLicense
            ? null
            : "The QuestPDF engine runs only with a licence, and its free one excludes public bodies: name yours in "
                + "Pdf:QuestPdfLicense, or set Pdf:Engine to Pdf.";
    }
}
