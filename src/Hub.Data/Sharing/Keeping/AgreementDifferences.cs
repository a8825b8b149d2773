using System.Globalization;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Sharing.Keeping;

/// <summary>One term in which two versions differ.</summary>
public sealed record AgreementDifference(string Term, string Before, string After);

/// <summary>What a new version changes, so that a signatory need not compare two texts. Pure.</summary>
public static class AgreementDifferences
{
    /// <summary>Every difference, in the order of the page.</summary>
    /// <param name="before">The terms that apply.</param>
    /// <param name="after">The terms that wait.</param>
    /// <param name="agency">The name of an agency.</param>
    public static IReadOnlyList<AgreementDifference> Between(
        AgreementContent before, AgreementContent after, Func<Guid, string> agency)
        => [.. Terms(before, agency).Zip(Terms(after, agency))
            .Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => new AgreementDifference(pair.First.Term, Shown(pair.First.Text), Shown(pair.Second.Text)))];

    /// <summary>Every term of a new agreement; nothing stands before it.</summary>
    public static IReadOnlyList<AgreementDifference> All(AgreementContent terms, Func<Guid, string> agency)
        => [.. Terms(terms, agency).Select(term => new AgreementDifference(term.Term, "", Shown(term.Text)))];

    private static IEnumerable<(string Term, string Text)> Terms(AgreementContent terms, Func<Guid, string> agency)
    {
        yield return ("Title", terms.Title);
        yield return ("What it is for", terms.Purpose);
        yield return ("Purposes", Listed(terms.Purposes.Select(purpose => SharingPurposes.OfSharing.GetValueOrDefault(purpose, purpose))));
        foreach (var role in new[] { AgreementParty.Supplier, AgreementParty.Recipient })
        {
            yield return (
                role == AgreementParty.Supplier ? "Supplies" : "Receive",
                Listed(terms.Parties.Where(party => party.PartyRole == role)
                    .Select(party => $"{agency(party.AgencyId)} ({party.LawfulBasis}, {party.Gateway})")));
        }

        yield return ("Kinds of data and fields", Listed(terms.Kinds.Select(kind =>
            kind.Fields is null ? $"{kind.Kind} (every field)" : $"{kind.Kind} ({Listed(kind.Fields)})")));
        yield return ("Combining", Listed(terms.Combining.Select(term => $"{term.Kind} with {term.WithKind} ({term.Purpose})")));
        yield return ("Areas", terms.Areas is null ? "Every area the supplier serves" : Listed(terms.Areas));
        yield return ("Most sensitive class", terms.DataClassCeiling);
        yield return ("Records are kept for", string.Create(CultureInfo.InvariantCulture, $"{terms.RetentionMonths} months"));
        yield return ("First day", DayWords.Of(terms.ValidFrom));
        yield return ("Last day", DayWords.Of(terms.ValidUntil.AddDays(-1)));
        yield return ("Review", terms.ReviewOn is { } review ? DayWords.Of(review) : "");
        yield return ("Who can renew it", terms.ContactName);
        yield return ("Impact assessment", terms.DpiaReference ?? "");
        yield return ("How it travels", terms.TransferMethod);
        yield return ("How often", terms.Frequency);
        yield return ("Passing on", terms.OnwardRule);
        yield return ("Senior information risk owner", terms.RiskOwner);
        yield return ("Information asset owner", terms.AssetOwner);
        yield return ("Caldicott guardian", terms.CaldicottGuardian);
        yield return ("Data protection officer", terms.ProtectionOfficer);
    }

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));

    private static string Shown(string text) => text.Length == 0 ? "Not given" : text;
}
