namespace Hub.Data.Profiles.Settings;

/// <summary>How the profiles of an area are kept current, compared and published.</summary>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="AreaCode">Code of the area.</param>
/// <param name="ProfileAreaId">The area.</param>
/// <param name="FullMonths">Months after which a full profile is due.</param>
/// <param name="ReviewMonths">Months after which the last full profile or review is reviewed.</param>
/// <param name="DataMonths">Months after which its figures are refreshed.</param>
/// <param name="HasPublicEdition">Whether a public edition is released with a profile; off until somebody switches it on.</param>
/// <param name="SimilarAreaCodes">Areas of the same kind that it is compared with, by code.</param>
/// <param name="SimilarAreasName">What that group is called, or null where there is none.</param>
/// <param name="Version">Rises with every change; 0 where nobody has set anything.</param>
/// <param name="ChangedBy">Who changed it last; null where nobody has.</param>
/// <param name="ChangedAt">When.</param>
public sealed record AreaSettings(
    string AreaKind,
    string AreaCode,
    long ProfileAreaId,
    int FullMonths,
    int ReviewMonths,
    int DataMonths,
    bool HasPublicEdition,
    string[] SimilarAreaCodes,
    string? SimilarAreasName,
    int Version,
    Guid? ChangedBy,
    DateTimeOffset? ChangedAt)
{
    /// <summary>Months between full profiles where nobody has set anything: a strategic assessment is yearly (domain.md 1.1).</summary>
    public const int DefaultFullMonths = 12;

    /// <summary>Months between reviews where nobody has set anything.</summary>
    public const int DefaultReviewMonths = 6;

    /// <summary>Months between refreshes of the figures where nobody has set anything.</summary>
    public const int DefaultDataMonths = 3;

    /// <summary>The longest interval that may be set.</summary>
    public const int MostMonths = 36;

    /// <summary>What holds for an area for which nobody has set anything.</summary>
    public static AreaSettings Default(string areaKind, string areaCode, long profileAreaId)
        => new(
            areaKind, areaCode, profileAreaId, DefaultFullMonths, DefaultReviewMonths, DefaultDataMonths, false, [], null, 0, null, null);
}
