using Hub.Jobs.Tests.Profiles.PdfUa;

namespace Hub.Jobs.Tests.Profiles.Geometry;

/// <summary>
/// How the pages of a profile look, measured in the file itself: within the margins, nothing too small, nothing over something
/// else, nothing torn apart at a page break, no page left white.
/// </summary>
internal static class PageGeometry
{
    /// <summary>Names of the rules and what is wrong when they report.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["margin"] = "Something stands outside the margins.",
        ["size"] = "Type is smaller than 9 points.",
        ["marking"] = "The marking is not at the top and at the bottom of every page.",
        ["number"] = "A page has no number.",
        ["heading"] = "A heading, caption or title of a picture stands last on its page.",
        ["row"] = "A row of a table is split by a page break.",
        ["repeat"] = "A table goes on without its headings.",
        ["lonely"] = "One line of a paragraph stands alone on a page.",
        ["white"] = "More than a third of a page other than the first is empty before a new section, or more than half of it anywhere.",
        ["overlap"] = "Text stands on text.",
        ["contrast"] = "Text has too little contrast with what is behind it.",
        ["crossed"] = "A line of a drawing runs through words.",
    };

    /// <summary>Everything that breaks a rule.</summary>
    public static IReadOnlyList<GeometryProblem> Check(byte[] bytes, string marking)
    {
        using var file = UaFile.Open(bytes);
        var pages = PageView.Of(file);
        return
        [
            .. pages.SelectMany(page => PaperRules.Check(page, pages.Count, marking))
                .Concat(FlowRules.Check(file, pages))
                .Concat(pages.SelectMany(OverlapRules.Check))
                .Distinct(),
        ];
    }

    /// <summary>Problems as lines, for a test that says what is wrong.</summary>
    public static IReadOnlyList<string> Problems(byte[] bytes, string marking) => [.. Check(bytes, marking).Select(p => p.ToString())];
}

/// <summary>A broken rule of <see cref="PageGeometry.Rules"/>, and where.</summary>
internal sealed record GeometryProblem(string Rule, int Page, string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => $"page {Page}, {Rule}: {Sentence}";
}
