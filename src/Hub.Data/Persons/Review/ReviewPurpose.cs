using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review;

/// <summary>What stands in the audit record, and the limits of reviewing.</summary>
public static class ReviewPurpose
{
    /// <summary>Why records are looked at.</summary>
    public const string Review = "judge whether records are about one subject";

    /// <summary>Why a sample is judged.</summary>
    public const string Sample = "measure how good the links are";

    /// <summary>A decision that makes or parts a cluster of more records than this holds once a second person agrees.</summary>
    public const int LargestAlone = 8;

    /// <summary>The subject whose links are reviewed.</summary>
    public const string Person = "person";

    internal static bool May(Actor actor) => actor.Can(Permission.ReviewLinks);

    internal static Scope Of(Actor actor, string purpose = Review) => actor.ScopeFor(purpose);
}
