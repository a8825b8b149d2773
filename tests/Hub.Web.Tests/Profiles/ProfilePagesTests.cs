using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hub.Testing;

namespace Hub.Web.Tests.Profiles;

public sealed class ProfilePagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Analyst = "analyst@police.example";
    private const string Twin = "<!DOCTYPE html><html lang=\"en\"><head><title>t</title><style>p{color:#123}</style></head><body><p>The twin</p></body></html>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestRecords Records => new(portal.Database.Superuser, Token);

    private async Task<(Guid Snapshot, Guid Html, Guid Pdf)> ProfileAsync(string areaCode = "X99100003")
        => await Records.AddProfileAsync(
            await Records.AddAreaAsync(areaCode, "Northmere"), new DateOnly(2025, 4, 1), new DateOnly(2026, 4, 1), [], Twin);

    [Fact]
    public async Task List_Analyst_SeesTheDraftsOfTheirAreaOnly()
    {
        var (_, html, pdf) = await ProfileAsync();
        var (_, other, _) = await ProfileAsync("X99100005");
        using var browser = await portal.SignInAsync(Analyst);

        var page = await browser.PageAsync("/profiles");

        Assert.Contains($"/profiles/{html}/page", page, StringComparison.Ordinal);
        Assert.Contains($"/profiles/{pdf}/download", page, StringComparison.Ordinal);
        Assert.Contains("April 2025 to March 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.ToString(), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csp-member@police.example")]
    [InlineData("pcc-scrutiny@police.example")]
    [InlineData("lead-responsible-officer@zorrelshire.example")]
    public async Task List_RoleWithoutDrafts_IsToldWhatWillAppear(string userName)
    {
        var (_, html, pdf) = await ProfileAsync();
        using var browser = await portal.SignInAsync(userName);

        var page = await browser.PageAsync("/profiles");

        Assert.Contains("No profile of your areas has been released yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Drafts", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/profiles/{html}/page", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/profiles/{pdf}/download", Token)).StatusCode);
    }

    [Fact]
    public async Task Page_Opened_IsTheStoredBytesUnderAPolicyOfTheirOwnAndRecorded()
    {
        var (_, html, _) = await ProfileAsync();
        using var browser = await portal.SignInAsync(Analyst);
        var before = await portal.EventsAsync("ProfileRead");

        using var answer = await browser.GetAsync($"/profiles/{html}/page", Token);

        Assert.Equal(Encoding.UTF8.GetBytes(Twin), await answer.Content.ReadAsByteArrayAsync(Token));
        var hash = Convert.ToBase64String(SHA256.HashData("p{color:#123}"u8));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(before + 1, await portal.EventsAsync("ProfileRead"));
    }

    [Fact]
    public async Task Download_IsAFileWithItsNameAndRecorded()
    {
        var (_, html, pdf) = await ProfileAsync();
        using var browser = await portal.SignInAsync(Analyst);
        var before = await portal.EventsAsync("ProfileDownloaded");

        using var answer = await browser.GetAsync($"/profiles/{pdf}/download", Token);

        Assert.Equal("%PDF-1.7", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("profile \"one\".pdf", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal));
        Assert.Equal(before + 1, await portal.EventsAsync("ProfileDownloaded"));
        // A document of the other format is not served under this address.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/profiles/{html}/download", Token)).StatusCode);
    }
}
