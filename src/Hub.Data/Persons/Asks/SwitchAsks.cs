using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Asks;

/// <summary>Whether an agency lets another ask about its returns of a kind.</summary>
/// <param name="OwnKind">The kind of one's own returns that may be asked about.</param>
/// <param name="OtherAgency">Who may ask.</param>
/// <param name="OtherKind">From a record of which kind of theirs.</param>
/// <param name="IsOn">On or off.</param>
public sealed record AskSetting(string OwnKind, Guid OtherAgency, string OtherKind, bool IsOn);

/// <summary>
/// Switches questions of one agency about another's returns on or off. Off until the agency whose returns they are says otherwise; both
/// sides see it, and both sides' records say who did it.
/// </summary>
[Audited(AuditEventKind.PersonAsksSwitched)]
public sealed class SwitchAsks(HubDatabase database, CurrentKinds kinds, TimeProvider time)
{
    /// <summary>Switches, or says why not.</summary>
    public async Task<AskOutcome> HandleAsync(Actor actor, AskSetting setting, CancellationToken cancellationToken)
        => !actor.Can(Permission.AnswerAsks)
            ? new AskOutcome.NotFound()
            : await database.InScopeAsync(
                actor.ScopeFor("say who may ask whether the agency holds something"),
                session => SwitchAsync(session, actor, setting),
                cancellationToken);

    private async Task<AskOutcome> SwitchAsync(HubSession session, Actor actor, AskSetting setting)
    {
        var (own, now) = (actor.Acting.AgencyId, time.GetUtcNow());
        if (setting.IsOn && (await NeverAsync(session, "OwnKind", setting.OwnKind, own)
            ?? await NeverAsync(session, "Other", setting.OtherKind, setting.OtherAgency)) is { } never)
        {
            return never;
        }

        if (setting.OtherAgency == own)
        {
            return new AskOutcome.Refused("Other", "Your own agency needs no leave to ask itself. Choose another.");
        }

        Guid? done = setting.IsOn
            ? Guid.CreateVersion7(now) is var id && await AskStore.SwitchOnAsync(session, id, actor, setting, now) ? id : null
            : await AskStore.SwitchOffAsync(session, actor, setting, now);
        if (done is null)
        {
            return new AskOutcome.Refused("", setting.IsOn ? "This is switched on already." : "This is switched off already.");
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.PersonAsksSwitched, "person ask switch", done.Value.ToString())
        {
            Agencies = [own, setting.OtherAgency],
            Details = new Dictionary<string, string>
            {
                ["kind"] = setting.OwnKind, ["withKind"] = setting.OtherKind, ["state"] = setting.IsOn ? "on" : "off",
            },
        });
        return new AskOutcome.Done(done.Value);
    }

    private async Task<AskOutcome.Refused?> NeverAsync(HubSession session, string field, string kind, Guid agency)
        => await kinds.FindAsync(session, kind) is not { } found || await AgreementQueries.AgencyTypeAsync(session, agency) is not { } type
            ? new(field, "Choose a kind of return from the list.")
            : AskRule.Never(KindSharing.Of(found), type) is { } never ? new(field, never) : null;
}
