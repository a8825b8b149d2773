namespace Hub.Data.Sharing;

/// <summary>A power or duty under which data may be shared, as it stood between two days.</summary>
/// <param name="Code">The name by which agreements call it.</param>
/// <param name="ValidFrom">The first day on which the hub accepts it.</param>
/// <param name="ValidUntil">The day after the last; null while it stands.</param>
/// <param name="Title">As a page names it.</param>
/// <param name="Statute">The provision.</param>
/// <param name="Permits">What it permits, in one sentence.</param>
/// <param name="Limits">Its limits: words of <see cref="GatewayLimits"/>.</param>
/// <param name="LimitNote">Its limits in a sentence; may be empty.</param>
/// <param name="Strength">"in_force", or "confirm": to be confirmed with the data protection officer.</param>
/// <param name="Source">Where that is written.</param>
public sealed record LegalGateway(
    string Code,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    string Title,
    string Statute,
    string Permits,
    string[] Limits,
    string LimitNote,
    string Strength,
    string Source);

/// <summary>A lawful basis that a party may name, as it stood between two days.</summary>
/// <param name="Code">The name by which agreements call it.</param>
/// <param name="ValidFrom">The first day on which the hub accepts it.</param>
/// <param name="ValidUntil">The day after the last; null while it stands.</param>
/// <param name="Regime">"none", "part2" or "part3" of the Data Protection Act 2018.</param>
/// <param name="Title">As a page names it.</param>
/// <param name="Statute">The provision.</param>
/// <param name="Permits">What it permits, in one sentence.</param>
/// <param name="Strength">"in_force", or "confirm": to be confirmed with the data protection officer.</param>
/// <param name="Source">Where that is written.</param>
public sealed record LawfulBasis(
    string Code,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    string Regime,
    string Title,
    string Statute,
    string Permits,
    string Strength,
    string Source);

/// <summary>The limits of gateways that the sharing decision understands.</summary>
public static class GatewayLimits
{
    /// <summary>Only what is published already.</summary>
    public const string OpenOnly = "open_only";

    /// <summary>Nothing about single persons.</summary>
    public const string DepersonalisedOnly = "depersonalised_only";

    /// <summary>Nothing about single patients (PCSC Act 2022 s.16(4)(a)).</summary>
    public const string RefusesPatientInformation = "refuses_patient_information";

    /// <summary>Nothing about single persons from a health or social care authority (PCSC Act 2022 s.16(4)(b)).</summary>
    public const string RefusesPersonalFromHealthOrSocialCare = "refuses_personal_from_health_or_social_care";

    /// <summary>Only with the consent of the one from whom it comes (Crime and Courts Act 2013 Sch.7).</summary>
    public const string NeedsOriginatorsConsent = "needs_originators_consent";
}

/// <summary>The gateways and lawful bases, as reference data says.</summary>
public sealed record LegalReferences(IReadOnlyList<LegalGateway> Gateways, IReadOnlyList<LawfulBasis> LawfulBases)
{
    /// <summary>The gateway of that name as it stands on a day; null where it is unknown or does not stand then.</summary>
    public LegalGateway? Gateway(string code, DateOnly on)
        => Gateways.FirstOrDefault(g => g.Code == code && g.ValidFrom <= on && (g.ValidUntil is not { } until || on < until));

    /// <summary>The lawful basis of that name as it stands on a day; null where it is unknown or does not stand then.</summary>
    public LawfulBasis? LawfulBasis(string code, DateOnly on)
        => LawfulBases.FirstOrDefault(b => b.Code == code && b.ValidFrom <= on && (b.ValidUntil is not { } until || on < until));
}
