using System.Text.RegularExpressions;
using Hub.Data.Profiles.Document;

namespace Hub.Rules.Tests;

/// <summary>
/// A new kind of block lands in every renderer together. Sources are read, because one engine is built only where its licence is held.
/// </summary>
public sealed class RendererTests
{
    private const string QuestPdf = "src/Hub.Jobs/Profiles/Rendering/QuestPdf/QuestPdfRenderer.cs";

    private static readonly string[] Renderers =
    [
        "src/Hub.Data/Profiles/Document/Html/BlockWriter.cs", "src/Hub.Jobs/Profiles/Rendering/Pdf/Layout/DocumentLayout.cs", QuestPdf,
        "src/Hub.Jobs/Profiles/Rendering/DocumentTexts.cs",
    ];

    /// <summary>Each kind of block with each renderer.</summary>
    public static TheoryData<string, string> Table => [.. typeof(Block).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Block)))
        .SelectMany(kind => Renderers.Select(renderer => new TheoryDataRow<string, string>(kind.Name, renderer)))];

    [Theory]
    [MemberData(nameof(Table))]
    public void Renderer_EachKindOfBlock_HasAForm(string block, string renderer)
    {
        var source = Text(renderer);
        Assert.True(
            Regex.IsMatch(source, $@"\bcase {block}( \w+)?( when [^:]+)?:") || Regex.IsMatch(source, $@"(?m)^\s+{block}( \w+)? =>"),
            $"{renderer} has no form for the block {block}: new blocks land in every renderer together.");
    }

    [Fact]
    public void QuestPdf_Engine_StaysSmall() => Assert.InRange(Text(QuestPdf).Count(c => c == '\n'), 100, 200);

    private static string Text(string path) => Tree.All.Single(file => file.Path == path).Text;
}
