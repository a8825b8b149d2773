using System.Net;

namespace Hub.Web.Tests.Profiles.Writing;

/// <summary>What people paste into a section: kept, or refused in one sentence with everything that was typed still on the page.</summary>
public sealed class BadWordsPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string FromWord =
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment-->"
        + "<p class=MsoNormal style='mso-fareast-language:EN-GB'>They come <b>by train</b>.<o:p></o:p></p><script>alert(1)</script>"
        + "<p class=MsoNormal><a href=\"javascript:alert(2)\" onclick=\"alert(3)\">from the city</a></p><!--EndFragment--></body></html>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Page(Guid id) => $"/profiles/publications/{id}/write/groups";

    private static async Task<(HttpStatusCode Status, string Text)> SaveAsync(PortalClient browser, Guid id, string words, int seen = 1)
    {
        using var answer = await browser.PostFormAsync(Page(id), ("SeenVersion", $"{seen}"), ("Words", words));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)));
    }

    private async Task<(PortalClient Browser, Guid Id)> WritingAsync()
    {
        var id = await WebWriting.BeginAsync(portal);
        var browser = await portal.SignInAsync(WebWriting.Analyst);
        using var taken = await browser.PostFormAsync(Page(id), Page(id) + "?handler=Take");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        return (browser, id);
    }

    [Fact]
    public async Task Save_WordWithStylesAndScripts_KeepsTheWordsAlone()
    {
        var (browser, id) = await WritingAsync();
        using var _ = browser;

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(browser, id, FromWord)).Status);

        foreach (var address in new[] { Page(id), $"/profiles/publications/{id}/preview/groups" })
        {
            var page = await browser.PageAsync(address);
            Assert.Contains("from the city", page, StringComparison.Ordinal);
            Assert.DoesNotContain("alert(", page, StringComparison.Ordinal);
            Assert.DoesNotContain("MsoNormal", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Save_ThirtyThousandWords_IsSavedAndPreviewed_AndTooManyAreRefusedInASentence()
    {
        var (browser, id) = await WritingAsync();
        using var _ = browser;
        var words = string.Join(' ', Enumerable.Range(1, 30_000).Select(number => "word" + (number % 97)));

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(browser, id, words)).Status);
        Assert.Contains(words[..500], await browser.PageAsync($"/profiles/publications/{id}/preview/groups"), StringComparison.Ordinal);

        var (status, text) = await SaveAsync(browser, id, words + " " + words, seen: 2);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("250,000 is the most", text, StringComparison.Ordinal);
        Assert.Contains(words + " " + words, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("قال الشاهد ذلك")]
    [InlineData("They call it 🚓 here")]
    public async Task Save_LettersThatTheDocumentCannotPrint_IsSavedOrRefusedByNameWithTheWordsKept(string words)
    {
        var (browser, id) = await WritingAsync();
        using var _ = browser;

        var (status, text) = await SaveAsync(browser, id, words);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("(U+", text, StringComparison.Ordinal);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }
}
