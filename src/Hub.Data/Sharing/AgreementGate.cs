using System.Globalization;

namespace Hub.Data.Sharing;

/// <summary>
/// The gate that every delivery passes: a pure decision from agreements, kind, data class and day. Deny goes before allow, and
/// what is not understood is denied.
/// </summary>
public static class AgreementGate
{
    private const string Signed = "signed";
    private const string Draft = "draft";

    /// <summary>Data classes, least sensitive first.</summary>
    private static readonly string[] DataClasses =
        ["open", "aggregate", "depersonalised", "pseudonymised", "personal", "special", "criminal"];

    /// <summary>Decides for one kind on one day.</summary>
    /// <param name="kindTitle">The kind in the sender's words.</param>
    /// <param name="dataClass">The kind's data class, a word of the agreements.</param>
    /// <param name="on">The day of the decision.</param>
    /// <param name="agreements">Every agreement of the agency.</param>
    public static SharingDecision Decide(string kindTitle, string dataClass, DateOnly on, IReadOnlyList<AgreementTerms> agreements)
    {
        var covering = agreements.Where(a => a.CoversKind).OrderByDescending(a => a.ValidFrom).ThenBy(a => a.Reference).ToList();
        var inDate = covering.Where(a => a.ValidFrom <= on && on < a.ValidUntil).ToList();
        if (inDate.Find(a => a.Status is not (Signed or Draft)) is { } suspended)
        {
            return new SharingDecision.Denied(
                "agreement_suspended",
                $"Agreement {suspended.Reference} is suspended, so {kindTitle} cannot be taken in; ask {suspended.ContactName}.");
        }

        if (inDate.Find(a => a.Status == Signed) is { } signed)
        {
            return Rank(dataClass) is { } wanted && Rank(signed.DataClassCeiling) is { } ceiling && wanted <= ceiling
                ? new SharingDecision.Allowed(signed.AgreementId, signed.Fields)
                : new SharingDecision.Denied(
                    "agreement_too_low",
                    $"Agreement {signed.Reference} does not allow data as sensitive as {kindTitle}; ask {signed.ContactName} to widen it.");
        }

        return new SharingDecision.Denied("agreement_missing", WhyNone(kindTitle, on, agreements, covering));
    }

    private static string WhyNone(
        string kindTitle, DateOnly on, IReadOnlyList<AgreementTerms> agreements, IReadOnlyList<AgreementTerms> covering)
    {
        if (covering.FirstOrDefault(a => a.Status == Draft && on < a.ValidUntil) is { } draft)
        {
            return $"Agreement {draft.Reference} is not signed yet, so {kindTitle} cannot be taken in; ask {draft.ContactName}.";
        }

        if (covering.FirstOrDefault(a => a.ValidFrom > on) is { } later)
        {
            return $"Agreement {later.Reference} begins on {Day(later.ValidFrom)}; "
                + $"send {kindTitle} from that day, or ask {later.ContactName}.";
        }

        if (covering.Count > 0)
        {
            return $"Agreement {covering[0].Reference} ended on {Day(covering[0].ValidUntil.AddDays(-1))}; "
                + $"ask {covering[0].ContactName} to renew it before sending {kindTitle}.";
        }

        var contact = agreements.Where(a => a.ValidFrom <= on && on < a.ValidUntil).Select(a => a.ContactName).FirstOrDefault();
        return $"No agreement of this agency covers {kindTitle}; "
            + (contact is null ? "ask the partnership's information governance lead for one." : $"ask {contact} to add it.");
    }

    private static int? Rank(string dataClass) => Array.IndexOf(DataClasses, dataClass) is >= 0 and var rank ? rank : null;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
