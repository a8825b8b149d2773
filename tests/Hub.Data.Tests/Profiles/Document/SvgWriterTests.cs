using System.Globalization;
using System.Xml.Linq;
using CsCheck;
using Hub.Data.Profiles.Document;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document;

public sealed class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Write_WithTitle_IsANamedImage()
    {
        var svg = XElement.Parse(SvgWriter.Write(SampleDocument.Drawing, "a", "Name & more", "What it shows"));

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("a-title a-desc", (string?)svg.Attribute("aria-labelledby"));
        Assert.Equal("Name & more", svg.Element(Svg + "title")?.Value);
        Assert.Equal("What it shows", svg.Element(Svg + "desc")?.Value);
        Assert.Equal("0 0 120 40", (string?)svg.Attribute("viewBox"));
    }

    [Fact]
    public void Write_WithoutTitle_IsHidden()
        => Assert.Equal("true", (string?)XElement.Parse(SvgWriter.Write(SampleDocument.Drawing, "a")).Attribute("aria-hidden"));

    [Fact]
    public void Write_Attributes_ArePresentationOnly()
    {
        var svg = XElement.Parse(SvgWriter.Write(SampleDocument.Drawing, "a", "b", "c"));

        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "style" or "class" or "href");
    }

    [Fact]
    public void Write_HatchedPolygon_HasAFillBelowAndTheHatchOfItsPrefix()
    {
        var svg = XElement.Parse(SvgWriter.Write(SampleDocument.Drawing, "p7"));

        var pattern = svg.Descendants(Svg + "pattern").Single();
        Assert.Equal("p7-hatch", (string?)pattern.Attribute("id"));
        Assert.Equal(["#12436D", "#FFFFFF", "url(#p7-hatch)"], svg.Elements(Svg + "path").Select(p => (string?)p.Attribute("fill")));
    }

    [Fact]
    public void Write_NothingHatched_HasNoPattern()
    {
        var svg = SvgWriter.Write(new Scene(10, 10, [new Disc(1, 1, 1, "#000000", null, 0)]), "a");

        Assert.DoesNotContain("pattern", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Halo_IsACopyBelowTheLabel()
    {
        var svg = XElement.Parse(SvgWriter.Write(SampleDocument.Drawing, "a"));

        var texts = svg.Elements(Svg + "text").ToList();
        Assert.Equal(["Ashwick & <Brackton>", "Ashwick & <Brackton>"], texts.Select(t => t.Value));
        Assert.Equal("true", (string?)texts[0].Attribute("aria-hidden"));
        Assert.Null(texts[1].Attribute("stroke"));
    }

    [Fact]
    public void Write_AnyNumber_IsWithinAHundredthAndPlain()
        => Gen.Double[-10_000, 10_000].Sample(x =>
        {
            var scene = new Scene(1, 1, [new Disc(x, 0, 1, null, null, 0)]);
            var written = (string)XElement.Parse(SvgWriter.Write(scene, "a")).Element(Svg + "circle")!.Attribute("cx")!;
            Assert.Matches(@"^-?\d+(\.\d{1,2})?$", written);
            Assert.Equal(x, double.Parse(written, CultureInfo.InvariantCulture), 0.00501);
        });

    [Fact]
    public void Write_Twice_GivesEqualText()
        => Assert.Equal(SvgWriter.Write(SampleDocument.Drawing, "a", "b", "c"), SvgWriter.Write(SampleDocument.Drawing, "a", "b", "c"));
}
