using System.Globalization;

namespace Hub.Data.Profiles.Figures;

/// <summary>
/// The codes of what is no indicator: tables of the area, the groups, the disruptions, the plan, the orders, the sources. Given once
/// and never to another table, as the codes of indicators are.
/// </summary>
public static class TableCodes
{
    /// <summary>The area in facts.</summary>
    public const string Facts = "AR-01";

    /// <summary>Deprivation of its small areas.</summary>
    public const string Deprivation = "AR-02";

    /// <summary>How groups are managed.</summary>
    public const string Groups = "OG-01";

    /// <summary>Groups by type.</summary>
    public const string GroupTypes = "OG-02";

    /// <summary>Disruptions as claimed.</summary>
    public const string Claimed = "DP-01";

    /// <summary>Disruptions as a panel saw them.</summary>
    public const string Panel = "DP-02";

    /// <summary>Both side by side.</summary>
    public const string Strands = "DP-03";

    /// <summary>What came of disruptions.</summary>
    public const string Outcomes = "DP-04";

    /// <summary>Balance of the plan.</summary>
    public const string Balance = "FP-01";

    /// <summary>Overdue actions.</summary>
    public const string OverdueActions = "FP-02";

    /// <summary>Orders in force.</summary>
    public const string Orders = "OR-01";

    /// <summary>Releases due.</summary>
    public const string Releases = "OR-02";

    /// <summary>Rates beside similar areas.</summary>
    public const string Similar = "SA-01";

    /// <summary>Intervals of those rates.</summary>
    public const string SimilarIntervals = "SA-02";

    /// <summary>Who sent what, month by month.</summary>
    public const string Coverage = "CV-01";

    /// <summary>Sources that did not arrive.</summary>
    public const string MissingSources = "CV-02";

    /// <summary>Months that did not arrive.</summary>
    public const string MissingMonths = "CV-03";

    /// <summary>People by how many agencies know them.</summary>
    public const string Linked = "LK-01";

    /// <summary>What each agency knows of the people of a category.</summary>
    public static string LinkedAgencies(string category) => category switch
    {
        "victim" => "LK-02",
        "suspected" => "LK-03",
        _ => "LK-04",
    };

    /// <summary>Premises by how many agencies know them.</summary>
    public const string LinkedPremises = "LK-05";

    /// <summary>Whether a code is one of the tables of linked people.</summary>
    public static bool IsLinked(string code) => code is Linked or "LK-02" or "LK-03" or "LK-04";

    /// <summary>Prefix of the tables of placing.</summary>
    public const string PlacingPrefix = "PC-";

    /// <summary>The table of placing in this place, from 0.</summary>
    public static string Placing(int number) => string.Create(CultureInfo.InvariantCulture, $"{PlacingPrefix}{number + 1:00}");
}
