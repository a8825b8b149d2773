using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>What the commands on agreements have in common: the facts to check against, and the record of how they ended.</summary>
internal static class AgreementAct
{
    private const int LongestReason = 500;

    /// <summary>Whether a text is there and not too long to be read.</summary>
    public static bool IsSaid(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestReason && !text.Any(IsUnseen);

    public static async Task<AgreementFacts> FactsAsync(
        HubSession session, Guid agencyId, AgreementContent content, SharedKinds kinds, DateOnly today)
        => new(
            agencyId,
            await AgencyQueries.TypesAsync(session),
            kinds,
            await LegalReferenceQueries.AllAsync(session),
            await AgreementQueries.UnknownAreasAsync(session, [.. content.Areas ?? []]),
            today);

    public static async Task<AgreementOutcome> RefuseAsync(
        HubSession session, AuditEventKind kind, Guid? agreementId, params IReadOnlyList<AgreementProblem> problems)
    {
        await AuditStore.WriteAsync(session, new AuditEvent(kind, "agreement", agreementId?.ToString() ?? "new")
        {
            Outcome = AuditOutcome.Refused,
            Agreements = agreementId is { } id ? [id] : [],
            Details = new Dictionary<string, string> { ["problems"] = Reasons(problems) },
        });
        return new AgreementOutcome.Refused(problems);
    }

    public static async Task<AgreementOutcome> DoneAsync(
        HubSession session, AuditEventKind kind, Guid agreementId, IEnumerable<Guid> parties, int version, bool isInForce,
        params (string Name, string Value)[] facts)
    {
        await AuditStore.WriteAsync(session, new AuditEvent(kind, "agreement", agreementId.ToString())
        {
            Agencies = [.. parties],
            Agreements = [agreementId],
            Details = facts.Append(("version", version.ToString(CultureInfo.InvariantCulture)))
                .ToDictionary(fact => fact.Item1, fact => fact.Item2),
        });
        return new AgreementOutcome.Done(agreementId, version, isInForce);
    }

    /// <summary>Tells information governance of agencies what waits for them.</summary>
    public static async Task TellAsync(
        HubSession session, NotificationKind kind, Guid agreementId, IEnumerable<Guid> agencies, string step)
    {
        foreach (var agency in agencies.Distinct())
        {
            await Notify.HoldersAsync(session, kind, agreementId.ToString(), agency, Permission.SignAgreements, step);
        }
    }

    /// <summary>Tells the parties of a new version that it waits for their signatures.</summary>
    public static Task TellSignatoriesAsync(HubSession session, Guid agreementId, AgreementContent content, int version)
        => TellAsync(
            session, NotificationKind.AgreementToSign, agreementId, content.Parties.Select(party => party.AgencyId),
            string.Create(CultureInfo.InvariantCulture, $"version:{version}"));

    /// <summary>What was signed, in a form that the audit record can hold: no later change of the text would fit it.</summary>
    public static string Fingerprint(AgreementContent content)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJson())));

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Sentences may quote what somebody typed; the record holds the parts of the terms that were wrong, or the name of the refusal.
    private static string Reasons(IEnumerable<AgreementProblem> problems)
        => string.Join(' ', problems.Select(problem => problem.Field.Length > 0 ? problem.Field : NameOf(problem)).Distinct());

    private static string NameOf(AgreementProblem problem)
        => typeof(AgreementRefusals).GetProperties().FirstOrDefault(property => problem.Equals(property.GetValue(null)))?.Name ?? "terms";

    private static bool IsUnseen(char c) => char.IsControl(c) && c is not ('\r' or '\n');
}
