using System.Text;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Annotating;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reports;

namespace Hub.Data.Tests.Ingest.Deciding;

/// <summary>An agency whose data officer sends through the page: the worker's role loads, the portal's role decides.</summary>
internal sealed class DecidingWorld : IDisposable
{
    public const string Kind = TestKinds.Incidents;
    public const string Header = "Reference,Happened on,People,Severity,Full name,Shoe size\n";
    public static readonly DateOnly From = new(2025, 4, 1);
    public static readonly DateOnly Until = new(2025, 5, 1);

    private readonly HubDatabase _jobs;
    private readonly HubDatabase _web;
    private readonly AnnotateSubmission _annotate;

    private DecidingWorld(HubDatabase jobs, HubDatabase web, IngestWorld ingest)
    {
        (_jobs, _web, Ingest) = (jobs, web, ingest);
        Officer = new Actor(
            Guid.CreateVersion7(), "", new Membership(ingest.Agency, "t", "", false, [Role.DataOfficer], []), []);
        Send = new SendSubmission(web, ingest.Time);
        Discard = new DiscardSubmission(web, ingest.Quarantine, ingest.Time);
        Again = new CheckAgain(web);
        Keys = new WorkingKeyStore(ingest.Quarantine, ingest.Time);
        Correct = new CorrectCells(web, Keys, ingest.Time);
        Undo = new UndoCorrection(web, ingest.Time);
        Row = new ReadKeptRow(web, Keys);
        Ask = new AskAnnotatedFile(web, ingest.Time);
        Download = new DownloadAnnotatedFile(web, ingest.Quarantine, Keys);
        _annotate = new AnnotateSubmission(ingest.Quarantine, ingest.Kinds, ingest.Load, ingest.Time);
    }

    public IngestWorld Ingest { get; }

    public Actor Officer { get; }

    public SendSubmission Send { get; }

    public DiscardSubmission Discard { get; }

    public CheckAgain Again { get; }

    public WorkingKeyStore Keys { get; }

    public CorrectCells Correct { get; }

    public UndoCorrection Undo { get; }

    public ReadKeptRow Row { get; }

    public AskAnnotatedFile Ask { get; }

    public DownloadAnnotatedFile Download { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DecidingWorld> CreateAsync(HubDatabase jobs, HubDatabase web, DatasetKinds? kinds = null)
        => new(jobs, web, await IngestWorld.CreateAsync(jobs, kinds ?? TestKinds.All));

    public void Dispose() => Ingest.Dispose();

    /// <summary>Rows of the kind: good ones first, then bad ones.</summary>
    public static string Rows(int good, int bad)
    {
        var text = new StringBuilder(Header);
        for (var i = 1; i <= good; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"G{i},03/04/2025,2,Low,Quentin Zzample,9\n");
        }

        for (var i = 1; i <= bad; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"B{i},03/04/2025,many,Low,Quentin Zzample,9\n");
        }

        return text.ToString();
    }

    /// <summary>Receives a file through the page and runs its dry run.</summary>
    public async Task<LoadOutcome> CheckAsync(string text, long? replaces = null)
        => await Ingest.LoadAsync(await ReceiveAsync(text, replaces));

    /// <summary>Receives a file through the page.</summary>
    public async Task<long> ReceiveAsync(string text, long? replaces = null)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Assert.IsType<ReceiveOutcome.Received>(await Ingest.Receive.RunAsync(
            new ReceiveRequest(Ingest.Agency, Kind, From, Until, "return.csv", "test")
            {
                Door = Doors.Page, IsDecidedByPerson = true, Replaces = replaces,
            },
            content, Token)).SubmissionId;
    }

    /// <summary>The return as the portal's role sees it.</summary>
    public async Task<SubmissionDetail> DetailAsync(long submissionId)
    {
        var key = await Ingest.QueryAsync<Guid>(
            "select submission_key from ingest.submissions where submission_id = @submissionId", new { submissionId });
        return (await _web.InScopeAsync(
            Officer.ScopeFor("test"),
            session => SubmissionDetailQueries.FindAsync(session, Ingest.Agency, key), Token))!;
    }

    /// <summary>Corrects cells of a row as the officer does.</summary>
    public async Task<CorrectingOutcome> CorrectAsync(long submissionId, int row, params (string Field, string Text)[] cells)
        => await Correct.HandleAsync(
            Officer,
            new((await DetailAsync(submissionId)).Report.Key, row, cells.ToDictionary(cell => cell.Field, cell => cell.Text)), Token);

    /// <summary>Asks for a copy, has the worker make it, and downloads it.</summary>
    public async Task<byte[]> AnnotatedAsync(long submissionId, string form, string rows)
    {
        var request = new AskAnnotatedFileRequest((await DetailAsync(submissionId)).Report.Key, new AnnotatedForm(form, rows));
        Assert.IsType<DecidingOutcome.Done>(await Ask.HandleAsync(Officer, request, Token));
        await AnnotateAsync(submissionId);
        var file = Assert.IsType<AnnotatedFile>(await Download.HandleAsync(Officer, request, Token));
        await using var content = file.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    /// <summary>Makes the copies asked for, as the worker does.</summary>
    public Task AnnotateAsync(long submissionId)
        => _jobs.InScopeAsync(Ingest.Scope, session => _annotate.RunAsync(session, submissionId, JobProgress.None), Token);

    /// <summary>Has it checked again.</summary>
    public async Task<LoadOutcome> CheckAgainAsync(long submissionId)
    {
        Assert.IsType<DecidingOutcome.Done>(await Again.HandleAsync(
            Officer, new((await DetailAsync(submissionId)).Report.Key), Token));
        Ingest.Time.Advance(TimeSpan.FromSeconds(1));
        return await Ingest.LoadAsync(submissionId);
    }

    /// <summary>Sends what its report allows.</summary>
    public async Task<DecidingOutcome> SendAsync(long submissionId)
    {
        var detail = await DetailAsync(submissionId);
        return await Send.HandleAsync(
            Officer,
            new(detail.Report.Key, Decision.For(detail.Report.Verdict) ?? Decision.AsItIs, detail.CheckedAt!.Value), Token);
    }

    /// <summary>Discards it.</summary>
    public async Task<DecidingOutcome> DiscardAsync(long submissionId)
        => await Discard.HandleAsync(Officer, new((await DetailAsync(submissionId)).Report.Key), Token);

    /// <summary>The report as JSON.</summary>
    public async Task<SubmissionReportDocument> ReportAsync(long submissionId)
        => Assert.IsType<SubmissionProblemsOutcome.Shown>(await new ReadSubmissionProblems(_web).HandleAsync(
            Officer, new((await DetailAsync(submissionId)).Report.Key), Token)).Document;
}
