namespace Hub.Data.Sharing;

/// <summary>Whether data may be taken in, and why not.</summary>
public abstract record SharingDecision
{
    private SharingDecision()
    {
    }

    /// <summary>It may, under this agreement.</summary>
    /// <param name="AgreementId">The agreement that every row will carry.</param>
    /// <param name="Fields">Fields that may be kept; null allows every field of the kind.</param>
    public sealed record Allowed(Guid AgreementId, IReadOnlyCollection<string>? Fields) : SharingDecision;

    /// <summary>It may not.</summary>
    /// <param name="Rule">Stable name of the reason.</param>
    /// <param name="Reason">One sentence with the next step.</param>
    public sealed record Denied(string Rule, string Reason) : SharingDecision;
}
