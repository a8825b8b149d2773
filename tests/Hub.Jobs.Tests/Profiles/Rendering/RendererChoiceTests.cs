using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Testing.Documents;
using UglyToad.PdfPig;

namespace Hub.Jobs.Tests.Profiles.Rendering;

public sealed class RendererChoiceTests
{
    [Fact]
    public void Choose_Default_IsTheOwnEngineWithItsFontHashes()
    {
        var ready = Assert.IsType<RendererChoice.Ready>(Renderers.Choose(new PdfOptions()));
        Assert.Equal("Pdf", ready.Renderer.Name);
        Assert.Equal(["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"], ready.Renderer.Fonts.Take(2).Select(f => f.File));
        Assert.All(ready.Renderer.Fonts, font => Assert.Matches("^[0-9a-f]{64}$", font.Sha256));
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("PDF")]
    public void Choose_OtherCase_IsTheSameEngine(string name)
        => Assert.IsType<RendererChoice.Ready>(Renderers.Choose(new PdfOptions { Engine = name }));

    [Fact]
    public void Choose_UnknownEngine_SaysWhichThereAre() => Assert.Equal(
        "The setting Pdf:Engine names \"Word\", which is no engine: set it to Pdf or QuestPdf.",
        Reason(new PdfOptions { Engine = "Word" }));

    [Fact]
    public void Choose_QuestPdfWithoutLicence_SaysWhatIsNeeded()
    {
        var reason = Reason(new PdfOptions { Engine = "QuestPdf" });
        Assert.Contains("Pdf:QuestPdfLicense", reason, StringComparison.Ordinal);
        Assert.Contains("set Pdf:Engine to Pdf", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_QuestPdfNotBuiltIn_SaysHowToBuildIt()
    {
        Assert.SkipWhen(Renderers.BuiltIn.Contains("QuestPdf"), "This build holds the engine.");
        Assert.Contains(
            "-p:UseQuestPdf=true", Reason(new PdfOptions { Engine = "QuestPdf", QuestPdfLicense = "Professional" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_FontFolderMissing_NamesThePackage() => Assert.Equal(
        "The font NotoSans-Regular.ttf is not in the folder /nowhere: install the package fonts-noto-core, "
        + "or name the folder that holds it in Pdf:FontFolder.",
        Reason(new PdfOptions { FontFolder = "/nowhere" }));

    [Fact]
    public void Load_FilesThatAreNoFonts_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "NotoSans-Regular.ttf"), "not a font");
            File.WriteAllText(Path.Combine(folder.FullName, "NotoSans-Bold.ttf"), string.Empty);
            var missing = Assert.IsType<FontSetResult.Missing>(FontSet.Load(folder.FullName));
            Assert.Contains("cannot be read", missing.Reason, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Render_ClaimConformance_DecidesWhatTheFileClaims(bool claims)
    {
        var ready = Assert.IsType<RendererChoice.Ready>(Renderers.Choose(new PdfOptions { ClaimConformance = claims }));
        using var file = new MemoryStream();
        ready.Renderer.Render(SampleProfile.Create(), file, TestContext.Current.CancellationToken);
        using var pdf = PdfDocument.Open(file.ToArray());
        Assert.True(pdf.TryGetXmpMetadata(out var xmp));
        var text = xmp.GetXDocument().ToString();
        Assert.Equal(claims, text.Contains("<pdfuaid:part>1</pdfuaid:part>", StringComparison.Ordinal));
        Assert.Equal(claims, text.Contains("<pdfaid:part>2</pdfaid:part>", StringComparison.Ordinal));
        Assert.Equal(claims, pdf.Structure.Catalog.CatalogDictionary.Data.ContainsKey("OutputIntents"));
    }

    private static string Reason(PdfOptions options) => Assert.IsType<RendererChoice.Refused>(Renderers.Choose(options)).Reason;
}
