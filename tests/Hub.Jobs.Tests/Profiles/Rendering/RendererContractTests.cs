using System.Diagnostics;
using System.Security.Cryptography;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Testing.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Hub.Jobs.Tests.Profiles.Rendering;

/// <summary>What every engine promises, run over each engine of the build.</summary>
public sealed class RendererContractTests
{
    private const string OutputVariable = "HUB_TEST_RENDER_OUTPUT";

    private static readonly ProfileDocument Sample = SampleProfile.Create();

    public static TheoryData<string> BuiltIn => Engines.BuiltIn;

    /// <summary>Each engine with each kind of block of the sample.</summary>
    public static TheoryData<string, int> EachBlock => [.. Renderers.BuiltIn.SelectMany(engine =>
        Enumerable.Range(0, Sample.Blocks.Count).Select(i => new TheoryDataRow<string, int>(engine, i)))];

    [Theory]
    [MemberData(nameof(EachBlock))]
    public void Render_EachBlock_PrintsEveryText(string engine, int index)
    {
        var block = Sample.Blocks[index];
        var text = string.Concat(Engines.PageTexts(Engines.Render(Engines.With(block), engine)));
        Assert.All(DocumentTexts.Of(block), expected => Assert.Contains(Engines.Squeeze(expected), text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Render_Sample_HasOneBlockOfEveryKind(string engine)
    {
        var kinds = typeof(Block).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Block))).ToHashSet();
        Assert.Subset(Sample.Blocks.Select(b => b.GetType()).ToHashSet(), kinds);
        Assert.InRange(Engines.PageTexts(Engines.Render(Sample, engine)).Count, 12, 18);
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Render_Sample_StandsMarkingNoticeAndPageNumberOnEveryPage(string engine)
    {
        var pages = Engines.PageTexts(Engines.Render(Sample, engine));
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Equal(2, Occurrences(pages[i], Engines.Squeeze(SampleProfile.Marking)) - (i == 0 ? 1 : 0));
            Assert.Contains(Engines.Squeeze(SampleProfile.Notice), pages[i], StringComparison.Ordinal);
            Assert.Contains(Engines.Squeeze(Sample.RunningTitle), pages[i], StringComparison.Ordinal);
            Assert.Contains($"Page{i + 1}of{pages.Count}", pages[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Render_Sample_HasPropertiesWithMarking(string engine)
    {
        using var pdf = PdfDocument.Open(Engines.Render(Sample, engine));
        Assert.Equal(Sample.Title, pdf.Information.Title);
        Assert.Equal(Sample.Author, pdf.Information.Author);
        Assert.Contains(SampleProfile.Marking, pdf.Information.Keywords, StringComparison.Ordinal);
        Assert.All(Sample.Keywords, keyword => Assert.Contains(keyword, pdf.Information.Keywords, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Render_Sample_NestsHeadingsInTheOutline(string engine)
    {
        using var pdf = PdfDocument.Open(Engines.Render(Sample, engine));
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        var expected = Sample.Blocks.OfType<Heading>().Where(h => h.Level <= 2).Select(h => h.Text).ToList();
        Assert.Equal(expected, bookmarks.GetNodes().Select(n => n.Title));
        var firstTheme = bookmarks.GetNodes().Single(n => n.Title == "Serious violence");
        Assert.Equal("Where it happens", Assert.Single(firstTheme.Children).Title);
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Render_Sample_PrintsThePageOfEachHeadingInTheContents(string engine)
    {
        var file = Engines.Render(Sample, engine);
        using var pdf = PdfDocument.Open(file);
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        var contents = Engines.PageTexts(file)[1];
        foreach (var node in bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Where(n => n.Level == 0))
        {
            Assert.Contains($"{Engines.Squeeze(node.Title)}{node.PageNumber}", contents, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Render_Sample_KeepsTheAccessibilityRules(string engine)
    {
        var audit = PdfAudit.Of(Engines.Render(Sample, engine));
        Assert.Empty(audit.Problems);
        Assert.Contains(Sample.Blocks.OfType<Map>().First().Alt, audit.Alternatives);
        Assert.All(Sample.Blocks.OfType<Chart>(), chart => Assert.Contains(chart.Alt, audit.Alternatives));
        Assert.All(["P", "L", "LI", "Table", "TR", "TH", "TD", "Figure", "Link", "Caption"], tag => Assert.True(audit.Tags.ContainsKey(tag), tag));
    }

    /// <summary>Also run by the test below in a process of its own, which names the file to write.</summary>
    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        var first = Engines.Render(Sample);
        Assert.Equal(first, Engines.Render(SampleProfile.Create()));
        if (Environment.GetEnvironmentVariable(OutputVariable) is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, first);
        }
    }

    [Fact]
    public async Task Render_InTwoProcesses_GivesTheSameBytes()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(OutputVariable) is { Length: > 0 }, "This is the second process.");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        try
        {
            var start = new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    typeof(RendererContractTests).Assembly.Location,
                    "-method", $"{typeof(RendererContractTests).FullName}.{nameof(Render_Twice_GivesTheSameBytes)}",
                },
                Environment = { [OutputVariable] = path },
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output);
            var other = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(Convert.ToHexString(SHA256.HashData(Engines.Render(Sample))), Convert.ToHexString(SHA256.HashData(other)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Render_ByFourThreads_GivesTheSameBytes()
    {
        var files = new byte[8][];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => files[i] = Engines.Render(Sample));
        Assert.All(files, file => Assert.Equal(files[0], file));
    }

    [Fact]
    public void Render_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Engines.Get("Pdf").Render(Sample, Stream.Null, cancelled.Token));
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
