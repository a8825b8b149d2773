using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Web.Tests.Ingest;

public sealed class UploadTests(Portal portal) : IClassFixture<Portal>
{
    private readonly Sending _sending = new(portal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<PortalClient> OfficerAsync()
    {
        await _sending.AgreeAsync();
        return await portal.SignInAsync(Sending.Officer);
    }

    [Fact]
    public async Task Upload_CleanFile_IsReceivedWholeAndLeadsToItsProgress()
    {
        using var browser = await OfficerAsync();
        var file = Sending.File();

        var key = await Sending.SentAsync(browser, Sending.FilePage(new(2024, 1, 1), "&what=partial"), file);

        var row = (await _sending.People.ReadAsync<(byte[] Sha256, long Bytes, string Door, bool ByPerson, bool IsPartial)>(
            "select sha256, file_bytes, door, is_decided_by_person, is_partial from ingest.submissions where submission_key = @key",
            new { key })).Single();
        Assert.Equal(SHA256.HashData(file), row.Sha256);
        Assert.Equal((file.Length, "page", true, true), ((int)row.Bytes, row.Door, row.ByPerson, row.IsPartial));
        var page = await browser.PageAsync($"/submissions/{key}/progress");
        Assert.Contains("Your file waits for its turn", page, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);

        await _sending.LoadAsync(key);

        Assert.Equal("checked", await _sending.StatusAsync(key));
        using var onward = await browser.GetAsync($"/submissions/{key}/progress", Token);
        Assert.Equal(HttpStatusCode.Redirect, onward.StatusCode);
        Assert.StartsWith($"/submissions/{key}", onward.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "return.csv", "Select a file")]
    [InlineData("a,b", "return.pdf", "The selected file must be a CSV or XLSX")]
    [InlineData("", "return.csv", "The selected file is empty")]
    public async Task Upload_WrongFile_ComesBackToTheFormWithItsErrorAndNothingKept(string? content, string name, string sentence)
    {
        using var browser = await OfficerAsync();
        var page = Sending.FilePage(new(2024, 2, 1), "&what=partial");
        var before = _sending.Files();

        using var answer = await Sending.UploadAsync(browser, page, content is null ? null : Encoding.UTF8.GetBytes(content), name);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var form = await browser.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("<a href=\"#file\">" + sentence, form, StringComparison.Ordinal);
        Assert.Contains("There is a problem", form, StringComparison.Ordinal);
        Assert.Contains("name=\"what\" value=\"partial\"", form, StringComparison.Ordinal);
        Assert.Equal(before, _sending.Files());
    }

    [Fact]
    public async Task Upload_LargerThanAllowed_IsRefusedAndNothingIsKept()
    {
        using var browser = await OfficerAsync();
        var before = _sending.Files();

        using var answer = await Sending.UploadAsync(
            browser, Sending.FilePage(new(2024, 2, 1)), new byte[portal.Files.MaxFileBytes + 1]);

        var form = await browser.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("The selected file must be smaller than 64 MB", form, StringComparison.Ordinal);
        Assert.Equal(before, _sending.Files());
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8-of-another")]
    public async Task Upload_WithoutTheFormsToken_IsRefusedBeforeTheFileIsRead(string token)
    {
        using var browser = await OfficerAsync();
        var before = (_sending.Files(), await portal.EventsAsync("AccessRefused"));

        using var answer = await Sending.UploadAsync(browser, Sending.FilePage(new(2024, 2, 1)), Sending.File(), token: token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal((before.Item1, before.Item2 + 1), (_sending.Files(), await portal.EventsAsync("AccessRefused")));
    }

    [Fact]
    public async Task Upload_FileBeforeTheToken_IsRefused()
    {
        using var browser = await OfficerAsync();
        var fields = Sending.UploadFields(await browser.PageAsync(Sending.FilePage(new(2024, 2, 1))));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Sending.File()), "file", "return.csv" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        using var answer = await browser.PostAsync("/submissions/upload", form, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_BrowserClosedHalfWay_LeavesNothing()
    {
        using var browser = await OfficerAsync();
        var fields = Sending.UploadFields(await browser.PageAsync(Sending.FilePage(new(2024, 3, 1))));
        var before = (_sending.Files(), await CountAsync());
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        form.Add(new StreamContent(new HalfStream(5 << 20, end)), "file", "return.csv");

        await Assert.ThrowsAnyAsync<Exception>(() => browser.PostAsync("/submissions/upload", form, end.Token));

        for (var wait = 0; wait < 2400 && _sending.Files() != before.Item1; wait++)
        {
            await Task.Delay(50, Token);
        }

        Assert.Equal(before, (_sending.Files(), await CountAsync()));
    }

    [Fact]
    public async Task Upload_FullReturnWithoutARow_IsRefusedWithTheNextStep()
    {
        using var browser = await OfficerAsync();
        var key = await Sending.SentAsync(browser, Sending.FilePage(new(2024, 9, 1)), Hub.Data.Ingest.Kinds.TemplateWriter.Template(Sending.Definition));
        await _sending.LoadAsync(key);

        var page = WebUtility.HtmlDecode(await browser.PageAsync($"/submissions/{key}"));

        Assert.Contains("There is a problem with this file", page, StringComparison.Ordinal);
        Assert.Contains(
            "The file has headings but no rows; if there was nothing to report send it as a nil return, otherwise export it again.", page,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Continue to check and send", page, StringComparison.Ordinal);
        Assert.Equal("checked", await _sending.StatusAsync(key));
    }

    [Fact]
    public async Task Upload_SameFileAgain_LeadsToTheFirst()
    {
        using var browser = await OfficerAsync();
        var page = Sending.FilePage(new(2024, 4, 1));
        var first = await Sending.SentAsync(browser, page, Sending.File());

        Assert.Equal(first, await Sending.SentAsync(browser, page, Sending.File()));
    }

    [Fact]
    public async Task Upload_ByIdOfAnotherAgencysPeople_NamesNoContact()
    {
        using var browser = await OfficerAsync();
        var other = await portal.AccountIdAsync("analyst@police.example");

        using var answer = await browser.GetAsync(Sending.FilePage(new(2024, 5, 1)) + "&contact=" + other, Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(
            "may no longer send returns", await browser.PageAsync(answer.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    private async Task<long> CountAsync() => (await _sending.People.ReadAsync<long>("select count(*) from ingest.submissions")).Single();

    /// <summary>Gives so many bytes and then breaks off, as a browser that is closed.</summary>
    private sealed class HalfStream(int bytes, CancellationTokenSource end) : MemoryStream(new byte[bytes])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = Read(buffer.Span);
            if (read == 0)
            {
                await Task.Delay(200, CancellationToken.None);
                await end.CancelAsync();
                throw new IOException("closed");
            }

            return read;
        }
    }
}
