using Hub.Data.Profiles.Publishing;
using Hub.Web.Forms;

namespace Hub.Web.Pages.Profiles.Recalls;

/// <summary>The words of the pages that take a released profile back.</summary>
public static class RecallWords
{
    /// <summary>How it stands: "Released on 3 April 2026", "Released on 3 April 2026; superseded; rests on withdrawn data".</summary>
    public static string Standing(string status, DateTimeOffset releasedAt, bool restsOnWithdrawn)
        => string.Join("; ", ((string[])
        [
            "Released on " + When.Day(releasedAt),
            status == PublicationStatus.Released ? "" : PublicationStatus.Words(status),
            restsOnWithdrawn ? "rests on withdrawn data" : "",
        ]).Where(word => word.Length > 0));
}
