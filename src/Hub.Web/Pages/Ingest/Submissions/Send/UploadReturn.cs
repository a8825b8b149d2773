using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Sending;
using Hub.Data.Primitives;
using Hub.Web.Security;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>Judges a declaration anew when its file comes, receives the file and says where the browser goes.</summary>
public sealed class UploadReturn(
    CurrentActor current, HubDatabase database, DatasetKinds shipped, ReceiveSubmission receive, TimeProvider time,
    ILogger<UploadReturn> log)
{
    private const long Drained = 64L << 20;

    /// <summary>Receives a file under the declaration of the form's fields.</summary>
    public async Task<IResult> HandleAsync(IReadOnlyDictionary<string, string> fields, string fileName, Stream content, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var (word, key) = fileName.Length == 0 ? (UploadRefusals.None, null)
            : !UploadRefusals.IsTable(fileName) ? (UploadRefusals.Form, null)
            : await ReceiveAsync(fields, fileName, content, cancellationToken);
        if (key is { } submission)
        {
            return SeeOther(NextStep.Progress(submission));
        }

        // A browser that is still sending would see a broken line instead of the answer.
        await DrainAsync(content, cancellationToken);
        return Back(fields, word!);
    }

    /// <summary>Back to the form, with what was declared and what was wrong.</summary>
    public static IResult Back(IReadOnlyDictionary<string, string> fields, string word)
        => Declaration.Read(name => fields.GetValueOrDefault(name)) is { } declared
            ? SeeOther(Declaration.Address(word == UploadRefusals.Declaration ? Declaration.Page : Declaration.FilePage, declared)
                + "&error=" + word)
            : SeeOther(Declaration.Page);

    /// <summary>The ground of a declaration as it stands now, and null where the declaration does not fit it.</summary>
    public async Task<ReturnGround?> GroundAsync(DeclaredReturn declared, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var ground = declared.From < declared.Until
            ? await database.InScopeAsync(
                actor.ScopeFor("send a return"),
                session => SendingQueries.GroundAsync(
                    session, shipped, actor.Acting.AgencyId, declared.Kind, (declared.From, declared.Until), UkTime.Today(time)),
                cancellationToken)
            : null;
        return ground?.Problems(declared).Count == 0 ? ground : null;
    }

    private async Task<(string? Word, Guid? Key)> ReceiveAsync(
        IReadOnlyDictionary<string, string> fields, string fileName, Stream content, CancellationToken cancellationToken)
    {
        if (Declaration.Read(name => fields.GetValueOrDefault(name)) is not { IsNil: false } declared
            || await GroundAsync(declared, cancellationToken) is not { } ground)
        {
            return (UploadRefusals.Declaration, null);
        }

        var actor = current.Require();
        try
        {
            return await receive.RunAsync(
                ground.Request(declared, actor.Acting.AgencyId, fileName, actor.AccountId), content, cancellationToken) switch
            {
                ReceiveOutcome.Received received => (null, received.Key),
                // The same file stands: its officer goes on with that.
                ReceiveOutcome.AlreadyLoaded same => (null, same.Key),
                ReceiveOutcome.Refused refused => (UploadRefusals.Word(refused.Why), null),
                _ => (UploadRefusals.Declaration, null),
            };
        }
        catch (Exception fault) when (fault is not BadHttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            log.UploadFailed(fault);
            return (UploadRefusals.Failed, null);
        }
    }

    private static async Task DrainAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (long read = 0, count; read < Drained && (count = await content.ReadAsync(buffer, cancellationToken)) > 0; read += count)
            {
            }
        }
        catch (IOException)
        {
            // The line is gone, and nobody waits for the answer.
        }
    }

    private static IResult SeeOther(string address) => new SeeOtherResult(address);

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
