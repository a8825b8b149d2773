using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Web.Tests.Ingest;

/// <summary>The same file by the page, over the API and with <c>hub load</c>, with the worker and the virus scanner as they run.</summary>
public sealed partial class SameReportTests(Portal portal) : IClassFixture<Portal>
{
    private const string FileName = "return.csv";
    private const string Period = "from=2025-03-01&until=2025-04-01";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_ByPageApiAndCommand_IsTheSameButForReferenceAndTime()
    {
        var file = Mixed();
        foreach (var code in new[] { "police", "zorrelshire", "marrowshire-hospitals" })
        {
            var agency = await portal.AgencyIdAsync(code);
            await portal.Database.Jobs.InScopeAsync(
                Scope.Of("test", "test", agency),
                session => new TestAgreement(Guid.CreateVersion7(), agency, "SAME-" + code) { Kinds = [Sending.Kind] }.InsertAsync(session),
                Token);
        }

        await HubProcess.RunAsync(portal, "migrate");
        string page, api;
        using (await HubProcess.StartAsync(portal, "worker"))
        {
            page = await ByPageAsync(file);
            api = await ByApiAsync(file);
        }

        var command = await ByCommandAsync(file);

        Assert.Contains("\"verdict\": \"partly_accepted\"", page, StringComparison.Ordinal);
        Assert.Equal(3, new[] { page, api, command }.Select(report => Reference().Match(report).Value).Distinct().Count());
        Assert.Equal(WithoutReference(page), WithoutReference(api));
        Assert.Equal(WithoutReference(page), WithoutReference(command));
    }

    /// <summary>Two hundred rows of March, five of them with faults, one repeated, and a column that nobody asked for.</summary>
    private static byte[] Mixed()
    {
        var text = new StringBuilder("Concern reference,Postcode,Surname,Concern,Opened on,Police told,Shoe size\r\n");
        for (var row = 0; row < 200; row++)
        {
            var day = row switch { 3 => "31/02/2025", 7 => "14/08/2025", 11 => "", _ => $"{1 + (row % 28):00}/03/2025" };
            var (concern, told) = (row == 19 ? "Weather" : "Cuckooing", row == 23 ? "Perhaps" : "Yes");
            text.Append(
                CultureInfo.InvariantCulture, $"HC-{(row == 31 ? 30 : row):0000000},ZZ1 1ZZ,Nobody,{concern},{day},{told},{row}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string WithoutReference(string report) => Reference().Replace(report, "");

    private async Task<string> ByPageAsync(byte[] file)
    {
        using var officer = await portal.SignInAsync("data-officer@police.example");
        using var sent = await Sending.UploadAsync(
            officer, $"/submissions/send/file?kind={Sending.Kind}&{Period}&what=full", file, FileName);
        var key = Sending.KeyOf(sent);
        await UntilAsync(key, "checked");
        var dryRun = await officer.GetStringAsync($"/submissions/{key}/report.json", Token);
        var fields = PortalClient.Fields(await officer.PageAsync($"/submissions/{key}/check")).Where(field => field.Key == "SeenCheckedAt");
        using var decided = await officer.PostFormAsync(
            $"/submissions/{key}/check", [.. fields.Select(field => (field.Key, field.Value)), ("Choice", "without_bad_rows")]);
        Assert.True(
            decided.Headers.Location?.ToString().EndsWith("/sent", StringComparison.Ordinal),
            dryRun + await decided.Content.ReadAsStringAsync(Token));
        await UntilAsync(key, "partly_accepted");
        var report = await officer.GetStringAsync($"/submissions/{key}/report.json", Token);
        Assert.Equal(WithoutReference(dryRun), WithoutReference(report));
        return report;
    }

    private async Task<string> ByApiAsync(byte[] file)
    {
        using var system = portal.SystemClient("Performance warehouse");
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/v1/submissions?kind={Sending.Kind}&{Period}&fileName={FileName}") { Content = new ByteArrayContent(file) };
        request.Headers.Add("Idempotency-Key", "same");
        using var sent = await system.SendAsync(request, Token);
        var key = JsonDocument.Parse(await sent.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("id").GetGuid();
        await UntilAsync(key, "partly_accepted");
        return await system.GetStringAsync($"/api/v1/submissions/{key}/report", Token);
    }

    private async Task<string> ByCommandAsync(byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("hub-same-").FullName;
        var path = Path.Combine(folder, FileName);
        await File.WriteAllBytesAsync(path, file, Token);
        var output = await HubProcess.RunAsync(
            portal, "load", "--agency", "marrowshire-hospitals", "--kind", Sending.Kind, "--period", "2025-03", path);
        Directory.Delete(folder, recursive: true);
        return await HubProcess.RunAsync(portal, "report", Submission().Match(output).Groups["number"].Value);
    }

    private async Task UntilAsync(Guid key, string status)
    {
        var sending = new Sending(portal);
        var clock = Stopwatch.StartNew();
        for (var found = ""; found != status; found = await sending.StatusAsync(key))
        {
            Assert.False(
                found is "rejected" or "accepted" or "held" || clock.Elapsed > TimeSpan.FromMinutes(5),
                $"The return is {found}, not {status}: "
                + string.Join("; ", await sending.People.ReadAsync<string>("select concat_ws(' ', kind, state, attempts, error) from job.requests")));
            await Task.Delay(200, Token);
        }
    }

    [GeneratedRegex("\"reference\": \\{.*?\\},\n", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\(submission (?<number>\d+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Submission();
}
