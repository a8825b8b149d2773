using System.Net;
using System.Text;
using Hub.Testing;

namespace Hub.Web.Tests.Profiles;

public sealed class TablePagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Analyst = "analyst@police.example";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<Guid> EditionAsync(string area = "X99100003", string status = "released")
        => await new TestEditions(portal.Database.Superuser, Token)
            .AddAsync(area, await portal.AccountIdAsync("many-groups@police.example"), status: status);

    [Fact]
    public async Task Tables_OfAReleasedEdition_AreListedWithTheirFiles()
    {
        var edition = await EditionAsync();
        using var browser = await portal.SignInAsync(Analyst);

        var page = await browser.PageAsync($"/profiles/released/{edition}/tables");

        Assert.Contains($"/profiles/released/{edition}/tables/og-01.csv", page, StringComparison.Ordinal);
        Assert.Contains($"/profiles/released/{edition}/tables/og-01.xlsx", page, StringComparison.Ordinal);
        Assert.Contains($"/profiles/released/{edition}/tables/all.xlsx", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("og-01.csv", "text/csv", "\"Protective marking\",\"OFFICIAL-SENSITIVE\"")]
    [InlineData("og-01.xlsx", Sheet, "PK")]
    [InlineData("all.xlsx", Sheet, "PK")]
    public async Task File_Downloaded_IsMarkedNamedAndRecorded(string file, string type, string begins)
    {
        var edition = await EditionAsync();
        using var browser = await portal.SignInAsync(Analyst);
        var before = await portal.EventsAsync("ReleasedTablesDownloaded");

        using var answer = await browser.GetAsync($"/profiles/released/{edition}/tables/{file}", Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.StartsWith("OFFICIAL-SENSITIVE", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        Assert.StartsWith(begins, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Token)).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(before + 1, await portal.EventsAsync("ReleasedTablesDownloaded"));
    }

    [Theory]
    [InlineData("X99100005", "released", "og-01.csv")]
    [InlineData("X99100003", "recalled", "og-01.csv")]
    [InlineData("X99100003", "approved", "og-01.csv")]
    [InlineData("X99100003", "released", "zz-99.csv")]
    [InlineData("X99100003", "released", "og-01.exe")]
    public async Task File_NotForThisPersonOrNotThere_IsNotFoundAndUnrecorded(string area, string status, string file)
    {
        var edition = await EditionAsync(area, status);
        using var browser = await portal.SignInAsync(Analyst);
        var before = await portal.EventsAsync("ReleasedTablesDownloaded");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/profiles/released/{edition}/tables/{file}", Token)).StatusCode);
        Assert.Equal(before, await portal.EventsAsync("ReleasedTablesDownloaded"));
    }
}
