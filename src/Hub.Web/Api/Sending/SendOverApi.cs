using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reports;
using Hub.Data.Ingest.Sending;
using Hub.Data.Primitives;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Hub.Web.Api.Sending;

/// <summary>
/// Receives a return of an agency's system once for each key that the system chose: the same declaration and file under the same
/// key get the same answer, anything else under it is refused. What is not taken in leaves the key free.
/// </summary>
public sealed class SendOverApi(
    HubDatabase database, DatasetKinds shipped, ReceiveSubmission receive, TimeProvider time, IOptions<JsonOptions> json)
{
    private const string Purpose = "send a return over the API";

    /// <summary>Receives it and answers.</summary>
    internal async Task<IResult> HandleAsync(ApiClient client, string key, SentReturn sent, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var known = await InScopeAsync(
            client,
            session => SentKeyStore.BeginAsync(session, client.ApiClientId, client.AgencyId, hash, time.GetUtcNow()),
            cancellationToken);
        using var reading = SHA256.Create();
        await using var content = new CryptoStream(sent.Content ?? Stream.Null, reading, CryptoStreamMode.Read, leaveOpen: true);
        switch (known)
        {
            case SentKey.InHand:
                return SendRefusals.InHand();
            case SentKey.Answered answered:
                await content.CopyToAsync(Stream.Null, cancellationToken);
                return Fingerprint(sent.Declared, reading.Hash!).AsSpan().SequenceEqual(answered.RequestSha256)
                    ? new StoredAnswer(answered.Status, answered.Answer, IsRepeated: true)
                    : SendRefusals.OtherRequest();
            default:
                return await ReceiveAsync(client, hash, sent, content, reading, cancellationToken);
        }
    }

    private async Task<IResult> ReceiveAsync(
        ApiClient client, byte[] key, SentReturn sent, Stream content, SHA256 reading, CancellationToken cancellationToken)
    {
        var isAnswered = false;
        try
        {
            var (refusal, status, submission) = await TryAsync(client, sent, content, cancellationToken);
            if (refusal is not null)
            {
                await SendRefusals.DrainAsync(content, cancellationToken);
                return refusal;
            }

            // What nobody read, the body of a nil return, is part of the request as well.
            await content.CopyToAsync(Stream.Null, cancellationToken);
            var answer = JsonSerializer.Serialize(submission, json.Value.SerializerOptions);
            await InScopeAsync<object?>(
                client,
                async session =>
                {
                    await SentKeyStore.EndAsync(
                        session, client.ApiClientId, key, Fingerprint(sent.Declared, reading.Hash!), status, answer, time.GetUtcNow());
                    return null;
                },
                CancellationToken.None);
            isAnswered = true;
            return new StoredAnswer(status, answer, IsRepeated: false);
        }
        finally
        {
            if (!isAnswered)
            {
                // Whatever happened, and whether or not the caller still listens: the same request may come again.
                await InScopeAsync<object?>(
                    client,
                    async session =>
                    {
                        await SentKeyStore.ReleaseAsync(session, client.ApiClientId, key);
                        return null;
                    },
                    CancellationToken.None);
            }
        }
    }

    private async Task<(IResult? Refusal, int Status, SubmissionAnswer? Answer)> TryAsync(
        ApiClient client, SentReturn sent, Stream content, CancellationToken cancellationToken)
    {
        var declared = sent.Declared;
        var ground = declared.From < declared.Until
            ? await InScopeAsync(
                client,
                session => SendingQueries.GroundAsync(
                    session, shipped, client.AgencyId, declared.Kind, (declared.From, declared.Until), UkTime.Today(time)),
                cancellationToken)
            : null;
        if (ground is null)
        {
            return (SendRefusals.KindOrPeriod(declared), 0, null);
        }

        // Whether the same file stands is known only when it has come, so a return in the way is judged then.
        var problems = ground.Problems(declared)
            .Where(problem => declared.Replaces is not null || problem.Field != nameof(DeclaredReturn.Replaces)).ToList();
        if (problems.Count > 0)
        {
            return (SendRefusals.Declaration(problems), 0, null);
        }

        var request = ground.Request(declared, client.AgencyId, sent.FileName, client.ApiClientId) with
        {
            AskedBy = client.Actor,
            Door = Doors.Api,
            IsDecidedByPerson = false,
            Replaces = declared.Replaces is null ? null : ground.Standing?.SubmissionId,
        };
        await using var nil = new MemoryStream(declared.IsNil ? TemplateWriter.Template(ground.Kind) : []);
        return await receive.RunAsync(request, declared.IsNil ? nil : content, cancellationToken) switch
        {
            ReceiveOutcome.Received received =>
                (null, StatusCodes.Status202Accepted, await AnswerAsync(client, received.Key, cancellationToken)),
            ReceiveOutcome.AlreadyLoaded same => (null, StatusCodes.Status200OK, await AnswerAsync(client, same.Key, cancellationToken)),
            ReceiveOutcome.PeriodAlreadyAccepted other => (SendRefusals.InTheWay(other), 0, null),
            ReceiveOutcome.Refused refused => (SendRefusals.AtTheDoor(refused.Why), 0, null),
            var outcome => throw new InvalidOperationException($"An outcome is not handled: {outcome.GetType().Name}."),
        };
    }

    private async Task<SubmissionAnswer> AnswerAsync(ApiClient client, Guid submission, CancellationToken cancellationToken)
        => SubmissionEndpoints.Answer(await InScopeAsync(
                client, session => SubmissionQueries.FindAsync(session, client.AgencyId, submission), cancellationToken)
            ?? throw new InvalidOperationException("A submission that was received is not there."));

    /// <summary>Declaration and file as one hash. A nil return's file is none; a file's name does not matter.</summary>
    private static byte[] Fingerprint(DeclaredReturn declared, byte[] file)
        => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{declared.Kind}\n{declared.From:O}\n{declared.Until:O}\n{declared.IsNil}\n{declared.IsPartial}\n"
            + $"{string.Join(',', declared.Areas ?? [])}\n{declared.Replaces}\n{Convert.ToHexString(file)}")));

    private Task<T> InScopeAsync<T>(ApiClient client, Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
        => database.InScopeAsync(client.ScopeFor(Purpose), work, cancellationToken);

    /// <summary>An answer as it is kept.</summary>
    private sealed record StoredAnswer(int Status, string Json, bool IsRepeated) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Status;
            response.ContentType = "application/json; charset=utf-8";
            using var answer = JsonDocument.Parse(Json);
            response.Headers.Location = "/api/v1/submissions/" + answer.RootElement.GetProperty("id").GetString();
            if (IsRepeated)
            {
                response.Headers["Idempotency-Replayed"] = "true";
            }

            await response.WriteAsync(Json, httpContext.RequestAborted);
        }
    }
}
