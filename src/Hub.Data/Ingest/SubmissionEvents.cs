using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest;

/// <summary>What the audit record says of deliveries: agreements, rules and counts, never a value or a file's name.</summary>
internal static class SubmissionEvents
{
    public static Task RefusedAsync(HubSession session, ReceiveRequest request, string rule, IReadOnlyList<Guid> agreements)
        => AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionRefused, "agency", request.AgencyId.ToString())
        {
            Outcome = AuditOutcome.Refused,
            Agencies = [request.AgencyId],
            Agreements = agreements,
            Details = Facts(
                ("rule", rule), ("kind", KindName(request.Kind)), ("from", Day(request.PeriodFrom)), ("until", Day(request.PeriodUntil))),
        });

    public static Task ReceivedAsync(
        HubSession session, ReceiveRequest request, long submissionId, SharingDecision.Allowed under, long bytes)
        => AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionReceived, "submission", Number(submissionId))
        {
            Agencies = [request.AgencyId],
            Agreements = under.Agreements,
            Details = Facts(
                ("kind", request.Kind), ("from", Day(request.PeriodFrom)), ("until", Day(request.PeriodUntil)), ("bytes", Number(bytes)),
                ("agreementVersion", Number(under.Version))),
        });

    /// <summary>The decision of a load; <paramref name="under"/> is null where no agreement let it be read.</summary>
    public static Task DecidedAsync(
        HubSession session, SubmissionRow submission, LoadOutcome outcome, SharingDecision.Allowed? under)
    {
        var stands = outcome.Refusal is null;
        return CountedAsync(
            session, stands ? AuditEventKind.SubmissionAccepted : AuditEventKind.SubmissionRejected,
            stands ? AuditOutcome.Done : AuditOutcome.Refused, submission, outcome, outcome.Status, under);
    }

    /// <summary>What a dry run found; the status recorded is the one that it would have.</summary>
    public static Task CheckedAsync(
        HubSession session, SubmissionRow submission, LoadOutcome.Checked outcome, SharingDecision.Allowed? under)
        => CountedAsync(session, AuditEventKind.SubmissionChecked, AuditOutcome.Done, submission, outcome, outcome.Verdict, under);

    private static Task CountedAsync(
        HubSession session, AuditEventKind kind, AuditOutcome done, SubmissionRow submission, LoadOutcome outcome, string status,
        SharingDecision.Allowed? under)
    {
        var rows = outcome.Rows;
        return AuditStore.WriteAsync(session, new AuditEvent(kind, "submission", Number(outcome.SubmissionId))
        {
            Outcome = done,
            Agencies = [submission.AgencyId],
            Agreements = under?.Agreements ?? [submission.AgreementId],
            Details = Facts(
                ("kind", submission.Kind), ("status", status), ("rule", outcome.Refusal?.Rule),
                ("rowsRead", Number(rows.Read)), ("rowsAccepted", Number(rows.Accepted)), ("rowsRejected", Number(rows.Rejected)),
                ("droppedColumns", Number(outcome.DroppedColumns.Count)),
                ("agreementVersion", under is null ? null : Number(under.Version)),
                ("reviewOverdue", under?.Warnings.Count > 0 ? "yes" : null)),
        });
    }

    private static Dictionary<string, string> Facts(params (string Name, string? Value)[] facts)
        => facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!);

    // A kind is asked for in the sender's words, so anything could stand there; only the form of a kind's name is recorded.
    private static string KindName(string kind)
        => kind.Length <= 60 && kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? kind : "(not a kind)";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
