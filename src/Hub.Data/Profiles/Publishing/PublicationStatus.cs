namespace Hub.Data.Profiles.Publishing;

/// <summary>
/// The way of a publication: draft → in review → reviewed → approved → released → superseded. It can be returned to draft before
/// release; what is released is never changed, only superseded by an amendment or recalled by two people.
/// </summary>
public static class PublicationStatus
{
    /// <summary>Being written.</summary>
    public const string Draft = "draft";

    /// <summary>Passed its checklist; a peer who wrote none of it reads it.</summary>
    public const string InReview = "in_review";

    /// <summary>A peer has agreed; an approver decides.</summary>
    public const string Reviewed = "reviewed";

    /// <summary>Approved and waiting for its time of release.</summary>
    public const string Approved = "approved";

    /// <summary>Released: readers of its area have it.</summary>
    public const string Released = "released";

    /// <summary>An amendment stands in its place.</summary>
    public const string Superseded = "superseded";

    /// <summary>Taken back by two people; its files are destroyed.</summary>
    public const string Recalled = "recalled";

    /// <summary>Given up before release.</summary>
    public const string Discarded = "discarded";

    /// <summary>Those of which an area and period has at most one.</summary>
    public static IReadOnlyList<string> Open { get; } = [Draft, InReview, Reviewed, Approved];

    /// <summary>In words for the page.</summary>
    public static string Words(string status) => status switch
    {
        InReview => "in peer review",
        Reviewed => "reviewed, waiting for approval",
        Approved => "approved, waiting for release",
        _ => status,
    };
}
