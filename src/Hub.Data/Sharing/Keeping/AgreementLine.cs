namespace Hub.Data.Sharing.Keeping;

/// <summary>An agreement in a list.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Title">Its title.</param>
/// <param name="SupplierId">The agency whose data it governs.</param>
/// <param name="Supplier">Its name.</param>
/// <param name="Status">"draft", "signed", "suspended" or "ended".</param>
/// <param name="Version">The version whose terms apply.</param>
/// <param name="LatestVersion">The newest version.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">The day after the last.</param>
/// <param name="ReviewOn">To be reviewed on.</param>
/// <param name="SignedBy">Parties that have signed the newest version.</param>
/// <param name="WaitsFor">Parties that have not.</param>
/// <param name="AwaitsMine">Whether one's own agency is among those.</param>
/// <param name="SuspendedByMine">Whether one's own agency has suspended it.</param>
public sealed record AgreementLine(
    Guid AgreementId,
    string Reference,
    string Title,
    Guid SupplierId,
    string Supplier,
    string Status,
    int Version,
    int LatestVersion,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    DateOnly? ReviewOn,
    string[] SignedBy,
    string[] WaitsFor,
    bool AwaitsMine,
    bool SuspendedByMine);

/// <summary>A signature of a party.</summary>
public sealed record AgreementSignature(int Version, Guid AgencyId, string? OfficerName, string OfficerPost, DateOnly SignedOn);

/// <summary>A version in an agreement's history. The agency is null where an operator's folder made it.</summary>
public sealed record AgreementVersionLine(int Version, string ChangeNote, Guid? AgencyId, DateTimeOffset At);

/// <summary>What an agency declared about an agreement's standing.</summary>
public sealed record AgreementStandingLine(Guid AgencyId, string Act, string Reason, DateOnly? NextReviewOn, DateTimeOffset At);

/// <summary>Everything that a party may read of an agreement.</summary>
/// <param name="Line">As in the list.</param>
/// <param name="Content">The terms that apply, or of a draft the newest.</param>
/// <param name="Waiting">The terms that wait for signatures while others apply; null where none do.</param>
/// <param name="Agencies">Names of agencies by id.</param>
/// <param name="Signatures">Every signature.</param>
/// <param name="Versions">The versions, newest first.</param>
/// <param name="Standings">What agencies declared, newest first.</param>
/// <param name="References">The gateways and lawful bases.</param>
public sealed record AgreementDetail(
    AgreementLine Line,
    AgreementContent Content,
    AgreementContent? Waiting,
    IReadOnlyDictionary<Guid, string> Agencies,
    IReadOnlyList<AgreementSignature> Signatures,
    IReadOnlyList<AgreementVersionLine> Versions,
    IReadOnlyList<AgreementStandingLine> Standings,
    LegalReferences References);
