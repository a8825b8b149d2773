namespace Hub.Data.Sharing.Deciding;

/// <summary>What a gateway refuses, whatever the parties have agreed.</summary>
public static class GatewayLimit
{
    // A council is a social care authority. Which of its records it holds as such cannot be seen, so all of them count.
    private static readonly string[] HealthOrSocialCare = ["health", "council"];

    /// <summary>The gateway's refusal of a kind in one sentence (without its agreement's name), or null.</summary>
    public static string? Refusal(LegalGateway gateway, SharedKind kind, string agencyType)
    {
        foreach (var limit in gateway.Limits)
        {
            var refusal = limit switch
            {
                GatewayLimits.OpenOnly => kind.DataClass == "open"
                    ? null
                    : $"allows published data only, and {kind.Title} is not published",
                GatewayLimits.DepersonalisedOnly => DataClasses.IsAboutPersons(kind.DataClass)
                    ? $"allows depersonalised data only, and {kind.Title} is about single persons"
                    : null,
                GatewayLimits.RefusesPatientInformation =>
                    DataClasses.IsAboutPersons(kind.DataClass) && kind.About.Contains("patients")
                        ? $"refuses patient information, and {kind.Title} holds it"
                        : null,
                GatewayLimits.RefusesPersonalFromHealthOrSocialCare =>
                    DataClasses.IsAboutPersons(kind.DataClass) && HealthOrSocialCare.Contains(agencyType)
                        ? $"refuses personal information from a health or social care authority, and {kind.Title} would be that"
                        : null,
                GatewayLimits.NeedsOriginatorsConsent => null,
                _ => "has a limit that the hub does not know",
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    internal static SharingDecision.Denied? Deny(AgreementTerms agreement, SharingRequest request, LegalReferences references)
    {
        var gateway = Find(agreement, request, references);
        var refusal = gateway is null
            ? "which is not among the gateways that stand today"
            : Refusal(gateway, request.Kind, request.AgencyType) is { } no ? "which " + no : null;
        return refusal is null
            ? null
            : new SharingDecision.Denied(
                "agreement_gateway",
                $"Agreement {agreement.Reference} rests on the gateway {gateway?.Title ?? agreement.Gateway ?? "(none named)"}, {refusal}; "
                + $"ask {agreement.ContactName} for another gateway.",
                [agreement.AgreementId]);
    }

    internal static bool NeedsConsent(AgreementTerms agreement, SharingRequest request, LegalReferences references)
        => Find(agreement, request, references)?.Limits.Contains(GatewayLimits.NeedsOriginatorsConsent) == true;

    private static LegalGateway? Find(AgreementTerms agreement, SharingRequest request, LegalReferences references)
        => agreement.Gateway is { } code ? references.Gateway(code, request.On) : null;
}
