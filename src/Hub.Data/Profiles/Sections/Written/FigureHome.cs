using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections.Written;

/// <summary>In which section of the document a figure stands, by its code.</summary>
internal static class FigureHome
{
    /// <summary>The link to the section, or null where the document has no such figure.</summary>
    public static string? Of(SnapshotContent figures, string code) => code switch
    {
        TableCodes.Facts or TableCodes.Deprivation => "#area",
        TableCodes.Groups or TableCodes.GroupTypes => "#groups",
        TableCodes.Claimed or TableCodes.Panel or TableCodes.Strands or TableCodes.Outcomes => "#disruptions",
        TableCodes.Balance or TableCodes.OverdueActions => "#plan",
        TableCodes.Orders or TableCodes.Releases => "#orders",
        TableCodes.Coverage => "#coverage",
        _ when TableCodes.IsLinked(code) => "#linked",
        TableCodes.LinkedPremises => "#linked-premises",
        TableCodes.MissingSources or TableCodes.MissingMonths => "#gaps",
        _ => figures.Indicators.FirstOrDefault(i => i.Code == code) is not { } indicator ? null
            : ThreatTheme.Threats.Any(theme => theme.Code == indicator.Theme) ? "#" + ThreatsSection.HeadingId(indicator.Theme)
            : "#risk",
    };
}
