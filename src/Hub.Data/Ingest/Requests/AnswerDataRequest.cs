using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Requests;

/// <summary>What a partner answers.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Answer">will_send, nothing_to_report or cannot.</param>
/// <param name="On">The day by which it will be sent; only with will_send.</param>
/// <param name="Text">Anything else; needed with cannot.</param>
public sealed record DataRequestAnswer(Guid RequestId, string Answer, DateOnly? On, string? Text);

/// <summary>
/// A partner's data officer answers a request: will send by a day, nothing to report, or cannot and why. An answer may be given again
/// while the request is open. It closes no gap: only an accepted return does, a nil return included.
/// </summary>
[Audited(AuditEventKind.DataRequestAnswered)]
public sealed class AnswerDataRequest(HubDatabase database, TimeProvider time)
{
    /// <summary>The longest text of an answer.</summary>
    public const int TextAtMost = 1_000;

    /// <summary>Writes the answer, or says why not.</summary>
    public async Task<DataRequestOutcome> HandleAsync(Actor actor, DataRequestAnswer answer, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? new DataRequestOutcome.NotFound()
            : Unfit(answer, UkTime.Today(time))
                ?? await database.InScopeAsync<DataRequestOutcome>(
                    actor.ScopeFor("answer a request for data"),
                    async session =>
                    {
                        if (await DataRequestQueries.FindAskedOfAsync(session, actor.Acting.AgencyId, answer.RequestId) is not { } request)
                        {
                            return new DataRequestOutcome.NotFound();
                        }

                        if (!await DataRequestStore.AnswerAsync(session, actor, answer, time.GetUtcNow()))
                        {
                            return new DataRequestOutcome.Refused("", "This request is closed; nothing needs doing.");
                        }

                        await Notify.AccountsAsync(
                            session, NotificationKind.DataRequestAnswered, answer.RequestId.ToString(), request.AskedFor,
                            [request.AskedBy], Notify.Step(time.GetUtcNow()));
                        await DataRequestStore.RecordAsync(
                            session, AuditEventKind.DataRequestAnswered, answer.RequestId, request.PartnerId, request.Kind, answer.Answer);
                        return new DataRequestOutcome.Done(answer.RequestId);
                    },
                    cancellationToken);

    private static DataRequestOutcome.Refused? Unfit(DataRequestAnswer answer, DateOnly today) => answer switch
    {
        { Answer: not ("will_send" or "nothing_to_report" or "cannot") } => new("Answer", "Choose an answer."),
        { Answer: "will_send", On: null } => new("On", "Enter the day by which you will send it."),
        { Answer: "will_send", On: { } on } when on < today || on > today.AddYears(1)
            => new("On", "Enter a day from today to a year ahead."),
        { Answer: "cannot" } when string.IsNullOrWhiteSpace(answer.Text)
            => new("Text", "Say why it cannot be sent, and who could change that."),
        { Text.Length: > TextAtMost } => new("Text", $"Write at most {TextAtMost:N0} characters."),
        _ => null,
    };
}
