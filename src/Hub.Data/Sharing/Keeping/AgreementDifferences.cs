using System.Globalization;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Sharing.Keeping;

/// <summary>One term in which two versions differ.</summary>
public sealed record AgreementDifference(string Term, string Before, string After);

/// <summary>What stands for the codes of an agreement's terms, so that its parties read words.</summary>
/// <param name="Agency">The name of an agency.</param>
/// <param name="Kinds">The kinds of data, for their titles and those of their fields.</param>
/// <param name="References">The gateways and lawful bases, for their titles.</param>
/// <param name="DataClass">A data class in words.</param>
public sealed record AgreementNames(
    Func<Guid, string> Agency, SharedKinds Kinds, LegalReferences References, Func<string, string> DataClass)
{
    internal string Kind(string kind) => Kinds.Find(kind)?.Title ?? kind;

    internal string Field(string kind, string field)
        => Kinds.Find(kind)?.Fields.FirstOrDefault(one => one.Name == field)?.Title ?? field;

    // The newest title: a reference that has ended still has its name.
    internal string Basis(string code) => References.LawfulBases.LastOrDefault(basis => basis.Code == code)?.Title ?? code;

    internal string Gateway(string code) => References.Gateways.LastOrDefault(gateway => gateway.Code == code)?.Title ?? code;
}

/// <summary>What a new version changes, so that a signatory need not compare two texts. Pure.</summary>
public static class AgreementDifferences
{
    /// <summary>Every difference, in the order of the page.</summary>
    /// <param name="before">The terms that apply.</param>
    /// <param name="after">The terms that wait.</param>
    /// <param name="names">Words for codes.</param>
    public static IReadOnlyList<AgreementDifference> Between(AgreementContent before, AgreementContent after, AgreementNames names)
        => [.. Terms(before, names).Zip(Terms(after, names))
            .Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => new AgreementDifference(pair.First.Term, Shown(pair.First.Text), Shown(pair.Second.Text)))];

    /// <summary>Every term of a new agreement; nothing stands before it.</summary>
    public static IReadOnlyList<AgreementDifference> All(AgreementContent terms, AgreementNames names)
        => [.. Terms(terms, names).Select(term => new AgreementDifference(term.Term, "", Shown(term.Text)))];

    private static IEnumerable<(string Term, string Text)> Terms(AgreementContent terms, AgreementNames names)
    {
        yield return ("Title", terms.Title);
        yield return ("What it is for", terms.Purpose);
        yield return ("Purposes", Listed(terms.Purposes.Select(purpose => SharingPurposes.OfSharing.GetValueOrDefault(purpose, purpose))));
        foreach (var role in new[] { AgreementParty.Supplier, AgreementParty.Recipient })
        {
            yield return (
                role == AgreementParty.Supplier ? "Supplies" : "Receive",
                Listed(terms.Parties.Where(party => party.PartyRole == role)
                    .Select(party =>
                        $"{names.Agency(party.AgencyId)} ({names.Basis(party.LawfulBasis)}; {names.Gateway(party.Gateway)})")));
        }

        yield return ("Kinds of data and fields", Listed(terms.Kinds.Select(kind =>
            kind.Fields is null
                ? $"{names.Kind(kind.Kind)} (every field)"
                : $"{names.Kind(kind.Kind)} ({Listed(kind.Fields.Select(field => names.Field(kind.Kind, field)))})")));
        yield return ("Combining", Listed(terms.Combining.Select(term =>
            $"{names.Kind(term.Kind)} with {names.Kind(term.WithKind)} "
            + $"({SharingPurposes.OfCombining.GetValueOrDefault(term.Purpose, term.Purpose)})")));
        yield return ("Areas", terms.Areas is null ? "Every area the supplier serves" : Listed(terms.Areas));
        yield return ("Most sensitive class", names.DataClass(terms.DataClassCeiling));
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
