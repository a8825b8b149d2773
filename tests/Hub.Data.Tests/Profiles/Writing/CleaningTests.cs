using System.Text.RegularExpressions;
using CsCheck;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.History;

namespace Hub.Data.Tests.Profiles.Writing;

public sealed partial class CleaningTests
{
    private const string Word =
        """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm; color:red;} --></style>
        <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
        <body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
        <h2><span style='font-family:"Calibri"'>County lines<o:p></o:p></span></h2>
        <p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Two groups</b> supply the
        town&nbsp;centre&#8217;s trade<script>alert('x')</script>.<o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>from
        the city<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>by train</p>
        <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Ask the railway</p>
        <p class=MsoNormal onclick="steal()">See <a href="https://www.example.org/a" style='color:blue'>the report</a> and <a href="javascript:alert(1)">this</a>.</p>
        <table><tr><td>Arrests</td><td>12</td></tr></table><!--EndFragment--></body></html>
        """;

    [Fact]
    public void Clean_PastedFromWord_KeepsWordsListsAndBoldAlone()
        => Assert.Equal(
            """
            ### County lines

            **Two groups** supply the town centre’s trade.

            - from the city

            - by train

            1. Ask the railway

            See [the report](<https://www.example.org/a>) and this.

            Arrests; 12
            """.ReplaceLineEndings("\n"),
            PastedText.Clean(Word));

    [Fact]
    public void Of_PastedFromWord_IsHeadingParagraphsAndLists()
    {
        var blocks = MarkdownBlocks.Of(PastedText.Clean(Word), "groups");

        Assert.Equal(
            ["Heading", "Paragraph", "TextList", "TextList", "Paragraph", "Paragraph"], blocks.Select(block => block.GetType().Name));
        Assert.Equal(["from the city", "by train"], Assert.IsType<TextList>(blocks[2]).Items.Select(item => item.Plain));
        Assert.True(Assert.IsType<TextList>(blocks[3]).Numbered);
        Assert.Equal(
            ["See ", "the report", " and this."], Assert.IsType<Paragraph>(blocks[4]).Text.Runs.Select(run => run.Text));
    }

    [Theory]
    [InlineData("Where x < y and y > z, **so** it goes.")]
    [InlineData("- one\n- two\n\n1. first\n2. second")]
    [InlineData("A <placeholder> stays, and so does a<b.")]
    [InlineData("Costs £5 * 3 = £15; snake_case & co.")]
    public void Clean_TextWithoutMarkup_StaysAsItWasWritten(string text) => Assert.Equal(text, PastedText.Clean(text));

    [Fact]
    public void Clean_HiddenTurnsOfDirection_AreTakenOut()
        => Assert.Equal("paid in full", PastedText.Clean("paid \u202Ein\u202C\u2066 full\u2069\u0007"));

    [Fact]
    public void Clean_AnyMixOfTags_LeavesNoActiveMarkupAndLosesNoWord()
    {
        var word = Gen.Char["abcdefghij"].Array[1, 8].Select(letters => "w" + new string(letters));
        var tag = OneOf("p", "div", "b", "strong", "i", "span", "ul", "ol", "li", "h1", "h4", "td", "tr", "table", "o:p", "font", "a", "blockquote");
        var attribute = OneOf(
            "", " onclick=\"steal()\"", " style='color:red;mso-list:none'", " class=MsoNormal", " href='javascript:alert(1)'", " onmouseover=x");
        var noise = OneOf(
            "<script>bad()</script>", "<style>p{color:red}</style>", "<!-- gone -->", "<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->",
            "<iframe src=x></iframe>", "<svg onload=bad()></svg>", "<br>", " & ", " < ", "*", "_", "[", "`", "#", "\n", "\n\n- ");
        var piece = Gen.OneOf(
            word.Select(text => (Text: $" {text} ", Word: text)),
            noise.Select(text => (Text: text, Word: "")),
            Gen.Select(tag, attribute, word).Select(made => (Text: $"<{made.Item1}{made.Item2}> {made.Item3} </{made.Item1}>", Word: made.Item3)),
            Gen.Select(tag, attribute).Select(made => (Text: $"<{made.Item1}{made.Item2}>", Word: "")));
        piece.List[1, 25].Sample(
            pieces =>
            {
                var cleaned = PastedText.Clean(string.Concat(pieces.Select(one => one.Text)));
                var blocks = MarkdownBlocks.Of(cleaned);
                var html = HtmlWriter.WriteBlocks(blocks, 1);
                Assert.DoesNotMatch(Active(), cleaned);
                Assert.DoesNotMatch(Active(), html);
                var seen = Words().Matches(Regex.Replace(html, "<[^>]*>", " ")).Select(match => match.Value).Order();
                var written = pieces.Where(one => one.Word.Length > 0).Select(one => one.Word).Order();
                Assert.True(written.SequenceEqual(seen), string.Concat(pieces.Select(one => one.Text)) + "\nbecame\n" + cleaned);
                Assert.Equal(cleaned, PastedText.Clean(cleaned));
            },
            iter: 3_000);
    }

    [Theory]
    [InlineData("[VC](#VC-03)", "#vc-03")]
    [InlineData("[site](https://www.example.org/x)", "https://www.example.org/x")]
    [InlineData("[site](http://www.example.org/x)", null)]
    [InlineData("[site](javascript:alert)", null)]
    [InlineData("[site](/profiles)", null)]
    [InlineData("[site](https://name:word@www.example.org/x)", null)]
    public void Of_Links_LeadToTheDocumentOrHttpsAlone(string markdown, string? target)
        => Assert.Equal(target, Assert.Single(Assert.IsType<Paragraph>(Assert.Single(MarkdownBlocks.Of(markdown))).Text.Runs).LinkTo);

    [Theory]
    [InlineData("> quoted", "quoted")]
    [InlineData("```\ncode x\n```", "code x")]
    [InlineData("    indented", "indented")]
    [InlineData("<b onclick=x>y</b>", "<b onclick=x>y</b>")]
    [InlineData("[name]: https://www.example.org", "[name]: https://www.example.org")]
    [InlineData("![picture](https://www.example.org/a.png)", "picture")]
    [InlineData("*slanted* and ***both***", "slanted and both")]
    public void Of_OtherMarkup_ComesOutAsItsWords(string markdown, string words)
        => Assert.Equal(words, Assert.IsType<Paragraph>(Assert.Single(MarkdownBlocks.Of(markdown))).Text.Plain);

    [Fact]
    public void Of_HeadingsOfAnyLevel_AreOfLevelThreeWithIdsOfTheirSection()
        => Assert.Equal(
            [new Heading(3, "One", "written-threat-fraud-and-cyber-1"), new Heading(3, "Two", "written-threat-fraud-and-cyber-2")],
            MarkdownBlocks.Of("# One\n\nTwo\n---", "threat:fraud_and_cyber"));

    [Fact]
    public void Of_NestedWithoutEnd_IsStillItsText()
        => Assert.Contains(
            MarkdownBlocks.Of(new string('>', 5000) + " deep"), block => block is Paragraph { Text.Plain: var text } && text.Contains("deep", StringComparison.Ordinal));

    [Fact]
    public void Of_RightToLeftAndEmoji_StandInTheHtmlTwin()
        => Assert.Contains("<p>שלום 👋 عالم</p>", HtmlWriter.WriteBlocks(MarkdownBlocks.Of("שלום 👋 عالم"), 1), StringComparison.Ordinal);

    [Fact]
    public void Difference_OfAnyTwoTexts_HoldsBothAndNothingElse()
    {
        var text = OneOf("one", "two", "three", " ", "  ", "\n", "\n\n", ",", "it’s").List[0, 30].Select(string.Concat);
        Gen.Select(text, text).Sample(
            pair =>
            {
                var parts = TextDifference.Of(pair.Item1, pair.Item2).SelectMany(passage => passage.Parts).ToList();
                Assert.Equal(Letters(pair.Item1), Letters(string.Concat(parts.Where(part => part.Kind != DifferenceKind.Added).Select(part => part.Text))));
                Assert.Equal(Letters(pair.Item2), Letters(string.Concat(parts.Where(part => part.Kind != DifferenceKind.Removed).Select(part => part.Text))));
            },
            iter: 3_000);

        static string Letters(string text) => Regex.Replace(text, @"\s", "");
    }

    [Fact]
    public void Difference_OfThirtyThousandWords_IsQuick()
    {
        var old = string.Join(' ', Enumerable.Range(0, 30_000).Select(number => "w" + (number % 311)));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var near = TextDifference.Of(old, old.Replace("w310 ", "w310 more ", StringComparison.Ordinal));
        TextDifference.Of(old, string.Join('\n', old.Split(' ').Reverse()));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
        Assert.Contains(near.SelectMany(passage => passage.Parts), part => part.Kind == DifferenceKind.Added);
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.ElapsedMilliseconds} ms");
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    [GeneratedRegex(@"<\s*(script|style|iframe|svg|xml|o:|w:)|<[^>]*\son\w+\s*=|<[^>]*javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Active();

    // Between letters, not words: a code span loses its last space, and "wi" beside "_" is still there.
    [GeneratedRegex("(?<![a-z])w[a-j]+(?![a-z])")]
    private static partial Regex Words();
}
