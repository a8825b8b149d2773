using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Asks;

/// <summary>What an agency answers.</summary>
/// <param name="AskId">The question.</param>
/// <param name="Answer">contact: there is something, talk to the contact; no_answer: nothing is said.</param>
/// <param name="Contact">Whom to talk to; only with contact.</param>
public sealed record AskReply(Guid AskId, string Answer, string? Contact);

/// <summary>
/// Answers a question that reached the agency. "No answer" reaches nobody: the asker sees what they see where nothing is held. An answer
/// with a contact tells both sides.
/// </summary>
[Audited(AuditEventKind.PersonAskAnswered)]
public sealed class AnswerAsk(HubDatabase database, TimeProvider time)
{
    /// <summary>The longest contact.</summary>
    public const int ContactAtMost = 300;

    /// <summary>Keeps the answer, or says why not.</summary>
    public async Task<AskOutcome> HandleAsync(Actor actor, AskReply reply, CancellationToken cancellationToken)
        => !actor.Can(Permission.AnswerAsks)
            ? new AskOutcome.NotFound()
            : Unfit(reply) ?? await database.InScopeAsync(
                actor.ScopeFor("answer whether the agency holds something"), session => AnswerAsync(session, actor, reply),
                cancellationToken);

    private async Task<AskOutcome> AnswerAsync(HubSession session, Actor actor, AskReply reply)
    {
        var (owner, now) = (actor.Acting.AgencyId, time.GetUtcNow());
        if ((await AskQueries.DeskAsync(session, owner, reply.AskId)).SingleOrDefault() is not { } ask)
        {
            return new AskOutcome.NotFound();
        }

        if (!await AskStore.AnswerAsync(session, actor, reply.AskId, reply.Answer, UkTime.Today(time), now))
        {
            return new AskOutcome.Refused("", "This question is answered, or its last day has passed; nothing was changed.");
        }

        var isTold = reply.Answer == "contact";
        if (isTold)
        {
            await AskStore.TellAsync(session, owner, ask, reply.Contact!.Trim(), now);
            await Notify.AccountsAsync(
                session, NotificationKind.PersonAskAnswered, reply.AskId.ToString(), ask.AskerId, [ask.AskerAccount], Notify.Step(now));
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.PersonAskAnswered, "person ask", reply.AskId.ToString())
        {
            Agencies = isTold ? [owner, ask.AskerId] : [owner],
            Details = new Dictionary<string, string> { ["answer"] = reply.Answer },
        });
        return new AskOutcome.Done(reply.AskId);
    }

    private static AskOutcome.Refused? Unfit(AskReply reply) => reply switch
    {
        { Answer: not ("contact" or "no_answer") } => new("Answer", "Choose an answer."),
        { Answer: "contact" } when reply.Contact?.Trim().Length is null or < 3 or > ContactAtMost
            => new("Contact", $"Name whom to talk to and how to reach them, in at most {ContactAtMost} characters."),
        _ => null,
    };
}
