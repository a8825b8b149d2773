using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Asks;

/// <summary>A question whether another agency holds something about the person of a record.</summary>
/// <param name="Return">The return of one's own agency that holds the record.</param>
/// <param name="RowNumber">The row in it.</param>
/// <param name="Reason">Why.</param>
public sealed record AskRequest(Guid Return, int RowNumber, string Reason);

/// <summary>
/// Asks whether another agency holds something about the same person. The question is taken alike, in the same words and with the same
/// work, whether anything is linked or not: what is linked is not read here, and cannot be by the portal. A job looks afterwards and
/// lays the question on the desks of those who hold something and let this agency ask.
/// </summary>
[Audited(AuditEventKind.PersonAsked)]
public sealed class AskAgencies(HubDatabase database, CurrentKinds kinds, TimeProvider time)
{
    /// <summary>Questions of one agency in a day at most.</summary>
    public const int AtMostADay = 20;

    /// <summary>Days in which an agency can answer.</summary>
    public const int DaysToAnswer = 14;

    /// <summary>The shortest reason.</summary>
    public const int ReasonAtLeast = 20;

    /// <summary>The longest reason.</summary>
    public const int ReasonAtMost = 1_000;

    /// <summary>Takes the question, or says why not: for a reason that the asker knows already.</summary>
    public async Task<AskOutcome> HandleAsync(Actor actor, AskRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.AskAgencies)
            ? new AskOutcome.NotFound()
            : request.Reason.Trim().Length is < ReasonAtLeast or > ReasonAtMost
                ? new AskOutcome.Refused("Reason", $"Say why you need to know, in {ReasonAtLeast} to {ReasonAtMost:N0} characters.")
                : await database.InScopeAsync(
                    actor.ScopeFor("ask whether another agency holds something"), session => AskAsync(session, actor, request),
                    cancellationToken);

    private async Task<AskOutcome> AskAsync(HubSession session, Actor actor, AskRequest request)
    {
        var agency = actor.Acting.AgencyId;
        if (await AskStore.FindRecordAsync(session, agency, request.Return, request.RowNumber) is not { } record)
        {
            return new AskOutcome.Refused("RowNumber", "The return has no such row. Enter the number of the row as its report shows it.");
        }

        if (await kinds.FindAsync(session, record.Kind) is not { } kind
            || AskRule.Never(KindSharing.Of(kind), await AgreementQueries.AgencyTypeAsync(session, agency) ?? "") is not null)
        {
            return new AskOutcome.Refused("Return", "Nobody can be asked about rows of this return. Choose another one.");
        }

        var (now, today) = (time.GetUtcNow(), UkTime.Today(time));
        var (asked, isOpen) = await AskStore.CountAsync(session, agency, record, request.RowNumber, now.AddDays(-1), today);
        if (isOpen)
        {
            return new AskOutcome.Refused("RowNumber", "Your agency has asked about this row already. Wait until its last day.");
        }

        if (asked >= AtMostADay)
        {
            return new AskOutcome.Refused("", $"Your agency has asked {AtMostADay} times within a day. Ask again tomorrow.");
        }

        var id = Guid.CreateVersion7(now);
        await AskStore.InsertAsync(
            session, id, actor, record, request.RowNumber, request.Reason.Trim(), now, today.AddDays(DaysToAnswer));
        await JobRequests.AskAsync(session, new JobAsk(
            JobKinds.PersonAsk, id.ToString(), actor.AccountId.ToString(), "route a question to agencies", agency));
        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.PersonAsked, "person ask", id.ToString())
        {
            Agencies = [agency],
            Details = new Dictionary<string, string> { ["kind"] = record.Kind },
        });
        return new AskOutcome.Done(id);
    }
}
