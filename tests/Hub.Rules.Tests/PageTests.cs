using System.Text.RegularExpressions;

namespace Hub.Rules.Tests;

/// <summary>What every page of the portal keeps; the browser tests find the same, later and more slowly.</summary>
public sealed partial class PageTests
{
    private static IEnumerable<TreeFile> Pages => Tree.Below("src/Hub.Web/", ".cshtml");

    [Fact]
    public void Forms_WithAnActionOfTheirOwn_AskForTheirToken()
        => Tree.AssertNone(
            "A form that posts to an address of its own says asp-antiforgery=\"true\", or it carries no token:",
            Pages.SelectMany(page => Form().Matches(page.Text).Select(form => form.Value)
                .Where(form => form.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase)
                    && form.Contains(" action=", StringComparison.Ordinal)
                    && !form.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal))
                .Select(form => $"{page.Path}: {form}")));

    [Fact]
    public void Tables_StandInAFrameThatScrolls()
        => Tree.AssertNone(
            "A table stands in a hub-scroll of its own, or a phone's page scrolls sideways:",
            Pages.Where(page => Count(page, "<table") > Count(page, "class=\"hub-scroll\"")).Select(page => page.Path));

    [Fact]
    public void Pages_HoldNoScriptAndNoStyle()
        => Tree.AssertNone(
            "The content policy refuses script and style within a page:",
            Pages.SelectMany(page => Inline().Matches(page.Text).Select(found => $"{page.Path}: {found.Value}")));

    private static int Count(TreeFile page, string text) => Regex.Count(page.Text, Regex.Escape(text));

    [GeneratedRegex(@"<form\b[^>]*>")]
    private static partial Regex Form();

    [GeneratedRegex(@"<style|<script>|<script [^s][^>]*>(?!</script>)|\sstyle=""|\son(click|load|change|submit|input)=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
