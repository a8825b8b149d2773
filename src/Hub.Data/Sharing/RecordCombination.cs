using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Sharing;

/// <summary>A combination of records at person level that is about to be made.</summary>
/// <param name="OneAgency">The agency of one side.</param>
/// <param name="OneKind">Its kind.</param>
/// <param name="OtherAgency">The agency of the other side; may be the same.</param>
/// <param name="OtherKind">Its kind; may be the same.</param>
/// <param name="Purpose">A word of <see cref="SharingPurposes.OfCombining"/>.</param>
/// <param name="SubjectType">What makes the combination: "link_run", …</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="Records">How many records of both sides take part.</param>
public sealed record CombinationRequest(
    Guid OneAgency,
    SharedKind OneKind,
    Guid OtherAgency,
    SharedKind OtherKind,
    string Purpose,
    string SubjectType,
    string SubjectId,
    long Records);

/// <summary>
/// Asks whether two kinds may be combined now, and records it with agreements and purpose: done, or refused. Whatever links records
/// calls this once for each pair of agencies and kinds, in the transaction that stores the links, and goes on only when allowed.
/// Source of the rule: Data Protection Act 2018 s.62 (combination is logged).
/// </summary>
[Audited(AuditEventKind.RecordsCombined)]
public static class RecordCombination
{
    /// <summary>Decides and records, in a scope that sees both agencies' agreements.</summary>
    public static async Task<CombiningDecision> HandleAsync(HubSession session, CombinationRequest request, DateOnly on)
    {
        var decision = await SharingGate.MayCombineAsync(
            session, (request.OneAgency, request.OneKind), (request.OtherAgency, request.OtherKind), request.Purpose, on);
        var (agreements, rule) = decision switch
        {
            CombiningDecision.Allowed allowed => (allowed.Agreements, (string?)null),
            CombiningDecision.Denied denied => (denied.Agreements, denied.Rule),
            _ => ([], "combining_unknown"),
        };
        var details = new Dictionary<string, string>
        {
            ["kind"] = request.OneKind.Kind,
            ["withKind"] = request.OtherKind.Kind,
            ["purpose"] = request.Purpose,
            ["records"] = rule is null ? request.Records.ToString(CultureInfo.InvariantCulture) : "0",
        };
        if (rule is not null)
        {
            details["rule"] = rule;
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.RecordsCombined, request.SubjectType, request.SubjectId)
        {
            Outcome = rule is null ? AuditOutcome.Done : AuditOutcome.Refused,
            Agencies = [request.OneAgency, request.OtherAgency],
            Agreements = agreements,
            Details = details,
        });
        return decision;
    }
}
