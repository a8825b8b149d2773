namespace Hub.Data.Sharing.Keeping;

/// <summary>A word on the standing of an agreement: suspend, resume, end.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Reason">Why; every party reads it.</param>
public sealed record StandingRequest(Guid AgreementId, string Reason);
