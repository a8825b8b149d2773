using System.Globalization;

namespace Hub.Data.Intelligence;

/// <summary>
/// How people name a report to each other: "IR-3F9C-21AB", made from its id. It says nothing of who reported, from where or when.
/// </summary>
public static class IntelligenceReference
{
    /// <summary>The reference of a report.</summary>
    public static string Of(Guid reportId)
    {
        // The end of a version 7 id is random; its beginning is the time.
        var id = reportId.ToString("N", CultureInfo.InvariantCulture).ToUpperInvariant();
        return $"IR-{id[24..28]}-{id[28..]}";
    }
}
