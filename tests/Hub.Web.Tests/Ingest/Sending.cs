using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Annotating;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;
using Hub.Testing;
using Hub.Testing.Scanning;
using Hub.Web.Tests.Sharing;

namespace Hub.Web.Tests.Ingest;

/// <summary>Sends files through the portal as a browser does, and plays the worker.</summary>
/// <param name="portal">The portal.</param>
/// <param name="council">
/// Code of a council that is the test's own, registered with its agreement by <see cref="AgreeAsync"/>. A return is compared with
/// earlier ones of its agency and read by its agency's mapping: where that shows, a test takes a council of its own.
/// </param>
public sealed partial class Sending(Portal portal, string? council = null)
{
    private static int _councils;
    private string? _officer = council is null ? Officer : null;

    public const string Officer = "data-officer@zorrelshire.example";
    public const string Kind = "housing_concerns";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static DatasetKind Definition { get; } = DatasetKinds.Load(DatasetKinds.ShippedFolder).Find(Kind)!;

    public TestPeople People => new(portal.Database.Superuser, Token);

    /// <summary>Who sends: known once there is an agreement.</summary>
    public string OfficerName => _officer ?? throw new InvalidOperationException("The council has no agreement yet.");

    /// <summary>With a council that nobody else sends for.</summary>
    public static Sending OfItsOwn(Portal portal)
        => new(portal, string.Create(CultureInfo.InvariantCulture, $"council-{Interlocked.Increment(ref _councils)}"));

    /// <summary>An agreement that lets the officer send the kind.</summary>
    public async Task AgreeAsync()
    {
        if (council is null)
        {
            await WebAgreements.MakeAsync(portal);
        }
        else if (_officer is null)
        {
            _officer = await portal.AddCouncilAsync(council);
            await WebAgreements.DeclareAsync(
                portal, council, await portal.AgencyIdAsync(council), Kind, "personal", portal.FirstDay.AddYears(2));
        }
    }

    /// <summary>The example rows of the kind, dated within a month.</summary>
    public static byte[] File(int copies = 1)
    {
        var example = TemplateWriter.Example(Definition);
        if (copies == 1)
        {
            return example;
        }

        var lines = Encoding.UTF8.GetString(example).Split("\r\n", 2);
        return Encoding.UTF8.GetBytes(lines[0] + "\r\n" + string.Concat(Enumerable.Repeat(lines[1], copies)));
    }

    /// <summary>The file's page for a month: each test takes one of its own.</summary>
    public static string FilePage(DateOnly month, string more = "&what=full")
        => "/submissions/send/file?" + Query(month) + more;

    public static string Query(DateOnly month)
        => string.Create(CultureInfo.InvariantCulture, $"kind={Kind}&from={month:yyyy-MM-dd}&until={month.AddMonths(1):yyyy-MM-dd}");

    /// <summary>Opens the file's page and posts its form with a file, as a browser without script.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(
        PortalClient browser, string page, byte[]? file, string fileName = "return.csv", string? token = null)
    {
        var html = await browser.PageAsync(page);
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in UploadFields(html))
        {
            form.Add(new StringContent(name == "__RequestVerificationToken" && token is not null ? token : value), name);
        }

        var content = new ByteArrayContent(file ?? []);
        content.Headers.ContentDisposition = new("form-data") { Name = "\"file\"", FileName = file is null ? "\"\"" : $"\"{fileName}\"" };
        form.Add(content);
        return await browser.PostAsync("/submissions/upload", form, Token);
    }

    /// <summary>Sends a file and returns the key of the submission.</summary>
    public static async Task<Guid> SentAsync(PortalClient browser, string page, byte[] file)
    {
        using var answer = await UploadAsync(browser, page, file);
        return KeyOf(answer);
    }

    public static Guid KeyOf(HttpResponseMessage answer)
    {
        var address = answer.Headers.Location?.ToString() ?? "";
        Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Redirect, $"answered {answer.StatusCode}");
        Assert.EndsWith("/progress", address, StringComparison.Ordinal);
        return Guid.Parse(address.Split('/')[2]);
    }

    /// <summary>The worker's turn: loads a submission as far as it comes.</summary>
    public async Task<LoadOutcome> LoadAsync(Guid key)
    {
        var (id, agency) = (await People.ReadAsync<(long, Guid)>(
            "select submission_id, agency_id from ingest.submissions where submission_key = @key", new { key })).Single();
        await new ScanSubmission(portal.Database.Jobs, new QuarantineFolder(portal.Files), new CleanScanner(), portal.Clock)
            .RunAsync(Scope.Of("system:ingest", "load a return", agency), id, JobProgress.None, Token);
        var load = new LoadSubmission(new QuarantineFolder(portal.Files), DatasetKinds.Load(DatasetKinds.ShippedFolder), portal.Clock);
        var outcome = await portal.Database.Jobs.InScopeAsync(
            Scope.Of("system:ingest", "load a return", agency), session => load.RunAsync(session, id, JobProgress.None), Token);
        await People.ExecuteAsync(
            "update job.requests set state = 'done' where kind = 'ingest.load' and subject_id = @Subject",
            new { Subject = id.ToString(CultureInfo.InvariantCulture) });
        return outcome;
    }

    /// <summary>The worker's turn: makes the copies of a return that were asked for.</summary>
    public async Task AnnotateAsync(Guid key)
    {
        var (id, agency) = (await People.ReadAsync<(long, Guid)>(
            "select submission_id, agency_id from ingest.submissions where submission_key = @key", new { key })).Single();
        var (folder, kinds) = (new QuarantineFolder(portal.Files), DatasetKinds.Load(DatasetKinds.ShippedFolder));
        var annotate = new AnnotateSubmission(folder, kinds, new LoadSubmission(folder, kinds, portal.Clock), portal.Clock);
        await portal.Database.Jobs.InScopeAsync(
            Scope.Of("system:ingest", "make a copy", agency), session => annotate.RunAsync(session, id, JobProgress.None), Token);
    }

    /// <summary>A return of 200 rows, of which 14 cannot be taken in: dates that do not exist, words that no list knows.</summary>
    public static string WithBadRows(DateOnly month, int good = 186, bool isCorrected = false)
    {
        var text = new StringBuilder("Concern reference,Forename,Concern,Opened on,Tenure,Favourite colour\r\n");
        for (var row = 1; row <= good + 14; row++)
        {
            var (bad, late) = (row > good && !isCorrected, row > good + 8);
            text.Append(CultureInfo.InvariantCulture,
                $"HC-{row:0000},Zebedee,{(bad && late ? "Loud music" : "Cuckooing")},{(bad && !late ? "31/02/2025" : month.AddDays(row % 28).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))},Social rent,teal\r\n");
        }

        return text.ToString();
    }

    public async Task<string> StatusAsync(Guid key)
        => (await People.ReadAsync<string>("select status from ingest.submissions where submission_key = @key", new { key })).Single();

    /// <summary>How many files lie in the folder, finished or not.</summary>
    public int Files() => Directory.Exists(portal.Files.FilesFolder)
        ? Directory.GetFiles(portal.Files.FilesFolder, "*", SearchOption.AllDirectories).Length : 0;

    public static IReadOnlyList<(string Name, string Value)> UploadFields(string html)
    {
        var form = UploadForm().Match(html).Value;
        return [.. Hidden().Matches(form).Select(field => (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))];
    }

    [GeneratedRegex("<form[^>]*id=\"upload-form\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex UploadForm();

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
