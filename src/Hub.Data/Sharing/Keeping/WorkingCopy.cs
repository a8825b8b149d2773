namespace Hub.Data.Sharing.Keeping;

/// <summary>An agreement that is being written, or a change of one, before anybody is asked to sign it.</summary>
/// <param name="WorkingId">Its id.</param>
/// <param name="AgreementId">The agreement that it changes; null for a new one.</param>
/// <param name="SeenVersion">The newest version when the change began; 0 for a new one.</param>
/// <param name="Reference">The reference.</param>
/// <param name="SupplierId">The agency whose data it governs.</param>
/// <param name="Content">The terms so far.</param>
public sealed record WorkingCopy(
    Guid WorkingId, Guid? AgreementId, int SeenVersion, string Reference, Guid SupplierId, AgreementContent Content);

/// <summary>A working copy with what its pages need.</summary>
/// <param name="Copy">The copy.</param>
/// <param name="Problems">What still stands in the way of offering it.</param>
/// <param name="Agencies">Every agency by id, with its name.</param>
/// <param name="References">The gateways and lawful bases.</param>
public sealed record WorkingView(
    WorkingCopy Copy,
    IReadOnlyList<AgreementProblem> Problems,
    IReadOnlyDictionary<Guid, string> Agencies,
    LegalReferences References);
