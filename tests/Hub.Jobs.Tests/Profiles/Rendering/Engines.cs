using System.Collections.Concurrent;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Testing.Documents;
using UglyToad.PdfPig;

namespace Hub.Jobs.Tests.Profiles.Rendering;

/// <summary>The engines built in, and short ways to render with them.</summary>
internal static class Engines
{
    private static readonly ConcurrentDictionary<string, IProfileRenderer> Made = new(StringComparer.Ordinal);

    /// <summary>Names for theories: a build with QuestPDF runs the contract over both.</summary>
    public static TheoryData<string> BuiltIn => [.. Renderers.BuiltIn];

    /// <summary>The default fonts; a machine without them cannot run these tests.</summary>
    public static FontSet Fonts => FontSet.Load(new PdfOptions().FontFolder) is FontSetResult.Loaded loaded
        ? loaded.Fonts
        : throw new InvalidOperationException("Install the package fonts-noto-core to run the tests of the renderers.");

    /// <summary>An engine by name: one for the whole run, as a worker has it.</summary>
    public static IProfileRenderer Get(string name) => Made.GetOrAdd(name, Make);

    private static IProfileRenderer Make(string name) => Renderers.Choose(new PdfOptions { Engine = name, QuestPdfLicense = "Evaluation" }) switch
    {
        RendererChoice.Ready ready => ready.Renderer,
        RendererChoice.Refused refused => throw new InvalidOperationException(refused.Reason),
        _ => throw new InvalidOperationException("RendererChoice has a case that is not handled."),
    };

    /// <summary>The file an engine makes.</summary>
    public static byte[] Render(ProfileDocument document, string engine = "Pdf")
    {
        using var output = new MemoryStream();
        Get(engine).Render(document, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    /// <summary>The sample's furniture around other blocks.</summary>
    public static ProfileDocument With(params Block[] blocks) => SampleProfile.Create() with { Blocks = blocks };

    /// <summary>Text of each page in the order it is drawn, without white space: words that wrap are still found.</summary>
    public static IReadOnlyList<string> PageTexts(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return [.. pdf.GetPages().Select(p => Squeeze(p.Text))];
    }

    /// <summary>A text without white space.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
