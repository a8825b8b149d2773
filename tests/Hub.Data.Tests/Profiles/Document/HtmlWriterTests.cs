using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document;

public sealed class HtmlWriterTests
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;</style></title>\0\u0007\ud800]]>";

    [Fact]
    public void WriteDocument_EveryKindOfBlock_IsWellFormedWithUniqueIds()
    {
        var html = Parse(HtmlWriter.WriteDocument(SampleDocument.Create()));

        var ids = html.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var reference in References(html))
        {
            Assert.Contains(reference, ids);
        }
    }

    [Fact]
    public void WriteFragment_SampleDocument_CoversEveryBlockOfTheContract()
    {
        var written = SampleDocument.Blocks("", null).Select(b => b.GetType()).ToHashSet();
        var contract = typeof(Block).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Block)));

        Assert.Empty(contract.Except(written));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_HostileText_StaysText(bool standalone)
    {
        var document = SampleDocument.Create(Hostile, "https://example.org/\"onmouseover=alert(1)");
        var html = Parse(standalone ? HtmlWriter.WriteDocument(document) : HtmlWriter.WriteFragment(document));

        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName is "script" or "img" or "iframe" or "object" or "base" or "link");
        Assert.DoesNotContain(
            html.Descendants().Attributes(),
            a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.LocalName is "style" or "src");
        Assert.Contains("<script>alert(1)</script>", html.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(html.Value, c => char.IsControl(c) && c != '\n' && c != ' ');
    }

    [Fact]
    public void WriteDocument_AnyText_StaysWellFormedAndKeepsItsElements()
    {
        var shape = Elements(HtmlWriter.WriteDocument(SampleDocument.Create("a")));

        Gen.String.Sample(text => Assert.Equal(shape, Elements(HtmlWriter.WriteDocument(SampleDocument.Create(text)))), iter: 200);

        static List<string> Elements(string html) => [.. Parse(html).Descendants().Select(e => e.Name.LocalName)];
    }

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(" javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("http://example.org/", null)]
    [InlineData("/relative", null)]
    [InlineData("https://example.org/a?b=c&d=e", "https://example.org/a?b=c&d=e")]
    [InlineData("#threat", "#threat")]
    public void WriteFragment_Link_OnlyToHttpsOrAHeading(string link, string? expected)
    {
        var html = Parse(HtmlWriter.WriteFragment(SampleDocument.Create("x", link)));

        var anchor = html.Descendants("p").Descendants("a").SingleOrDefault();
        Assert.Equal(expected, (string?)anchor?.Attribute("href"));
        Assert.Contains("there x", html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteDocument_Policy_AllowsExactlyItsOwnStyleSheet()
    {
        var html = Parse(HtmlWriter.WriteDocument(SampleDocument.Create("\" } </style> { content: \\ url(https://example.org)")));

        var style = html.Descendants("style").Single().Value;
        var policy = (string?)html.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content");
        Assert.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))), policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteDocument_MarkingAndNotices_StandFirstAndLast()
    {
        var body = Parse(HtmlWriter.WriteDocument(SampleDocument.Create())).Descendants("body").Single();

        var lines = body.Descendants("p").Where(p => (string?)p.Attribute("class") is "marking" or "notice").Select(p => p.Value);
        string[] once = ["OFFICIAL", "DRAFT – assembled by machine, not assessed", "FICTIONAL"];
        Assert.Equal([.. once, .. once], lines);
        Assert.Equal("OFFICIAL", body.Descendants("header").Single().Descendants("p").First().Value);
        Assert.Equal("FICTIONAL", body.Descendants("p").Last().Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void WriteFragment_Headings_OneTitleAndNoSkippedLevel(int titleLevel)
    {
        var html = Parse(HtmlWriter.WriteFragment(SampleDocument.Create(), titleLevel));

        var levels = html.Descendants().Select(e => e.Name.LocalName).Where(n => n is ['h', >= '1' and <= '6'])
            .Select(n => n[1] - '0').ToList();
        Assert.Equal(titleLevel, levels[0]);
        Assert.Single(levels, l => l == titleLevel);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void WriteDocument_Tables_HaveCaptionAndScopedHeadings()
    {
        var tables = Parse(HtmlWriter.WriteDocument(SampleDocument.Create())).Descendants("table").ToList();

        Assert.Equal(4, tables.Count);
        Assert.All(tables, table =>
        {
            Assert.NotEmpty(table.Elements("caption").Single().Value);
            Assert.All(table.Element("thead")!.Descendants("th"), th => Assert.Equal("col", (string?)th.Attribute("scope")));
            Assert.All(
                table.Element("tbody")!.Elements("tr"),
                row => Assert.Equal("row", (string?)row.Elements("th").Single().Attribute("scope")));
        });
    }

    [Fact]
    public void WriteDocument_Cells_ReadAsTheirFigures()
    {
        var html = Parse(HtmlWriter.WriteDocument(SampleDocument.Create()));

        var cells = html.Descendants("table").First().Element("tbody")!.Descendants("td").Select(td => td.Value);
        Assert.Equal(
            ["25,840", "12.5", "fewer than 8", "fewer than 8", "not received", "not received", "25,845", "40%"], cells);
    }

    [Fact]
    public void WriteDocument_Drawings_HaveNameDescriptionAndTwin()
    {
        var html = Parse(HtmlWriter.WriteDocument(SampleDocument.Create()));

        var figures = html.Descendants("figure").ToList();
        Assert.Equal(2, figures.Count);
        Assert.Single(figures[0].Descendants("details"));
        Assert.Empty(figures[1].Descendants("details"));
        Assert.All(html.Descendants().Where(e => e.Name.LocalName == "svg"), svg =>
        {
            Assert.Equal("img", (string?)svg.Attribute("role"));
            Assert.NotEmpty(svg.Elements().First(e => e.Name.LocalName == "title").Value);
        });
    }

    [Fact]
    public void WriteDocument_OverdueAndCoverage_AreWordsNotColoursAlone()
    {
        var html = Parse(HtmlWriter.WriteDocument(SampleDocument.Create()));

        Assert.Equal("open Overdue", html.Descendants("td").Single(td => td.Elements("strong").Any()).Value);
        var row = html.Descendants("table").Single(t => (string?)t.Attribute("class") == "coverage").Element("tbody")!;
        Assert.Equal(
            CoverageMarks.All.Select(s => CoverageMarks.Mark(s) + CoverageMarks.Words(s)), row.Descendants("td").Select(td => td.Value));
    }

    [Fact]
    public void WriteDocument_AnotherCulture_GivesTheSameText()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = HtmlWriter.WriteDocument(SampleDocument.Create());
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, HtmlWriter.WriteDocument(SampleDocument.Create()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void WriteFragment_Classes_HaveARule()
    {
        var classes = Parse(HtmlWriter.WriteFragment(SampleDocument.Create())).Descendants().Attributes("class")
            .SelectMany(a => a.Value.Split(' ')).Distinct();
        string[] withoutRule = ["chart", "map", "figures", "actions", "note"];

        Assert.All(classes.Except(withoutRule), c => Assert.Contains("." + c, HtmlWriter.Stylesheet, StringComparison.Ordinal));
    }

    [Fact]
    public void Line_SourceAndNote_EndInOneFullStop()
    {
        Assert.Equal("Source: Census 2021. Note: Rounded to 5.", new SourceNote("Census 2021.", "Rounded to 5").Line);
        Assert.Equal("Note: Rounded to 5.", new SourceNote("", "Rounded to 5").Line);
        Assert.Equal("", SourceNote.None.Line);
    }

    [Fact]
    public void Of_FigureWithoutValue_TakesNoSuffix()
        => Assert.Equal("fewer than 8", TableCell.Of(Figure.Suppressed(8), "%").Text);

    internal static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<string> References(XElement html)
    {
        foreach (var attribute in html.Descendants().Attributes())
        {
            if (attribute.Name.LocalName is "aria-labelledby" or "aria-describedby")
            {
                foreach (var id in attribute.Value.Split(' '))
                {
                    yield return id;
                }
            }
            else if (attribute.Value.StartsWith('#') && attribute.Name.LocalName == "href")
            {
                yield return attribute.Value[1..];
            }
            else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal))
            {
                yield return attribute.Value[5..^1];
            }
        }
    }
}
