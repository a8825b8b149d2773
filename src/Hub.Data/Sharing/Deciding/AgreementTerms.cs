namespace Hub.Data.Sharing.Deciding;

/// <summary>One agreement of an agency, as far as it bears on one kind of data.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Reference">Its reference, as the parties know it.</param>
/// <param name="Version">The version whose terms these are.</param>
/// <param name="Status">"draft", "signed", "suspended" or "ended"; another word is not understood and so refuses.</param>
/// <param name="DataClassCeiling">The most sensitive data class it allows.</param>
/// <param name="RetentionMonths">How long its records are kept.</param>
/// <param name="ContactName">Who can renew it.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">The day after the last.</param>
/// <param name="ReviewOn">To be reviewed on.</param>
/// <param name="Purposes">What the data may be used for.</param>
/// <param name="Areas">Codes of the areas it covers; null is every area.</param>
/// <param name="CoversKind">Whether it names the kind.</param>
/// <param name="Fields">Fields it allows of the kind; null allows every field.</param>
/// <param name="Regime">The supplier's regime; null where it is no party.</param>
/// <param name="LawfulBasis">The supplier's lawful basis; null where it is no party.</param>
/// <param name="Gateway">The supplier's gateway; null where it is no party.</param>
/// <param name="Unsigned">Names of the parties that have not signed this version.</param>
public sealed record AgreementTerms(
    Guid AgreementId,
    string Reference,
    int Version,
    string Status,
    string DataClassCeiling,
    int RetentionMonths,
    string ContactName,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    DateOnly? ReviewOn,
    string[] Purposes,
    string[]? Areas,
    bool CoversKind,
    string[]? Fields,
    string? Regime,
    string? LawfulBasis,
    string? Gateway,
    string[] Unsigned)
{
    /// <summary>What the agreement allows to be combined.</summary>
    public IReadOnlyList<CombiningTerm> Combining { get; init; } = [];

    /// <summary>Whether the day lies between its first and its last.</summary>
    public bool IsInDate(DateOnly on) => ValidFrom <= on && on < ValidUntil;

    /// <summary>Whether it has a say on the day: in date, and neither a draft nor ended.</summary>
    public bool Counts(DateOnly on) => IsInDate(on) && Status is not ("draft" or "ended");
}
