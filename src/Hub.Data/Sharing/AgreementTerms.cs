namespace Hub.Data.Sharing;

/// <summary>One agreement of an agency, as far as it bears on one kind of data.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Reference">Its reference, as the parties know it.</param>
/// <param name="Status">"draft", "signed" or "suspended".</param>
/// <param name="DataClassCeiling">The most sensitive data class it allows.</param>
/// <param name="ContactName">Who can renew it.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">The day after the last.</param>
/// <param name="CoversKind">Whether it names the kind.</param>
/// <param name="Fields">Fields it allows of the kind; null allows every field.</param>
public sealed record AgreementTerms(
    Guid AgreementId,
    string Reference,
    string Status,
    string DataClassCeiling,
    string ContactName,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    bool CoversKind,
    string[]? Fields);
