namespace Hub.Data.Sharing;

/// <summary>
/// What data may be shared for: a closed list, because a purpose in free words cannot be decided on. Purposes of combining are a
/// list of their own: nothing that allows the first ever allows the second.
/// </summary>
public static class SharingPurposes
{
    /// <summary>Profiles of areas: counts, rates and what follows from them.</summary>
    public const string LocalProfile = "local_profile";

    /// <summary>Count each person once where several agencies know them.</summary>
    public const string CountPeopleOnce = "count_people_once";

    /// <summary>Show how much is known to one agency only and how much to several.</summary>
    public const string ShowOverlap = "show_overlap";

    /// <summary>Count the people who meet several signs of risk; never a list of them.</summary>
    public const string CountPeopleAtRisk = "count_people_at_risk";

    /// <summary>Show how many premises, vehicles and telephone numbers several agencies know; nothing of people.</summary>
    public const string ShowThings = "show_premises_overlap";

    /// <summary>Purposes of taking data in, with the words for the screen.</summary>
    public static IReadOnlyDictionary<string, string> OfSharing { get; } = new Dictionary<string, string>
    {
        [LocalProfile] = "Make local profiles of serious and organised crime",
        ["community_safety_strategy"] = "Prepare the community safety strategy",
        ["serious_violence_strategy"] = "Prepare the serious violence strategy",
        ["prevention"] = "Plan and measure help for people and places at risk",
    };

    /// <summary>Purposes of combining records at person level, with the words for the screen.</summary>
    public static IReadOnlyDictionary<string, string> OfCombining { get; } = new Dictionary<string, string>
    {
        [CountPeopleOnce] = "Count each person once where several agencies know them",
        [ShowOverlap] = "Show how much is known to one agency only and how much to several",
        [CountPeopleAtRisk] = "Count the people who meet several signs of risk, without a list of them",
        [ShowThings] = "Show how many premises, vehicles and telephone numbers one agency only knows and how many several",
    };
}
