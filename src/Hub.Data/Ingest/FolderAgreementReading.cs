using Hub.Data.Primitives;
using Hub.Data.Sharing;

namespace Hub.Data.Ingest;

/// <summary>
/// An agreement of an input folder as sharing understands it. The short form (a lawful basis and a gateway, no parties) means: the
/// agency supplies, and its contact signed on the day given.
/// </summary>
internal static class FolderAgreementReading
{
    public static AgreementDeclaration Read(FolderAgreement agreement, LegalReferences references, SharedKinds kinds)
    {
        var supplierId = AgencyId(agreement.Agency);
        var own = agreement.Parties.FirstOrDefault(party => party.Agency == agreement.Agency);
        var parties = agreement.Parties.Where(party => party.Agency != agreement.Agency)
            .Prepend((own ?? new FolderParty { Agency = agreement.Agency }) with { Role = AgreementParty.Supplier })
            .Select(party => Party(party, agreement, references))
            .ToList();
        var content = new AgreementContent
        {
            Title = agreement.Title,
            Purpose = agreement.Purpose,
            Purposes = agreement.Purposes,
            Areas = agreement.Areas,
            DataClassCeiling = agreement.DataClassCeiling,
            RetentionMonths = agreement.RetentionMonths,
            ContactName = agreement.ContactName,
            ReviewOn = agreement.ReviewOn,
            ValidFrom = agreement.ValidFrom,
            ValidUntil = agreement.ValidUntil,
            DpiaReference = agreement.DpiaReference,
            TransferMethod = agreement.TransferMethod,
            Frequency = agreement.Frequency,
            OnwardRule = agreement.OnwardRule,
            RiskOwner = agreement.Owners.RiskOwner,
            AssetOwner = agreement.Owners.AssetOwner,
            CaldicottGuardian = agreement.Owners.CaldicottGuardian,
            ProtectionOfficer = agreement.Owners.ProtectionOfficer,
            Parties = parties,
            Kinds = [.. agreement.Kinds.Select(kind => new AgreementKind(kind.Kind, kind.Fields))],
            Combining = [.. agreement.Combining.Select(term => new CombiningTerm(
                term.Kind, kinds.Find(term.Kind)?.DataClass ?? "", term.With, kinds.Find(term.With)?.DataClass ?? "", term.Purpose))],
        };
        return new AgreementDeclaration(
            agreement.AgreementId, supplierId, agreement.Reference, content, agreement.Status, [.. Signatures(agreement)]);
    }

    private static IEnumerable<DeclaredSignature> Signatures(FolderAgreement agreement)
    {
        foreach (var signatory in agreement.Signatories)
        {
            yield return new DeclaredSignature(AgencyId(signatory.Agency), signatory.Name, signatory.Post, signatory.SignedOn);
        }

        if (agreement is { Status: not "draft", SignedOn: { } day } && agreement.Signatories.All(s => s.Agency != agreement.Agency))
        {
            yield return new DeclaredSignature(AgencyId(agreement.Agency), null, agreement.ContactName, day);
        }
    }

    private static AgreementParty Party(FolderParty party, FolderAgreement agreement, LegalReferences references)
    {
        var gateway = party.Gateway ?? agreement.Gateway;
        var basis = party.LawfulBasis ?? agreement.LawfulBasis;
        var knownBasis = references.LawfulBases.FirstOrDefault(b => Means(basis, b.Code, b.Title));
        return new AgreementParty(
            AgencyId(party.Agency),
            party.Role,
            knownBasis?.Regime ?? "none",
            knownBasis?.Code ?? basis,
            references.Gateways.FirstOrDefault(g => Means(gateway, g.Code, g.Title))?.Code ?? gateway);
    }

    private static bool Means(string text, string code, string title)
        => text == code || string.Equals(text.Trim(), title, StringComparison.OrdinalIgnoreCase);

    private static Guid AgencyId(string code) => StableId.Of("agency", code);
}
