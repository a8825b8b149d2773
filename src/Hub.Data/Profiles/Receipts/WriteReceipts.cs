using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Released;

namespace Hub.Data.Profiles.Receipts;

/// <summary>
/// After a build, tells each agency whose rows were used what they did: once for each run and agency, in the transaction that froze
/// the profiles. A figure rests on an agency when the agency speaks for the area and has sent the figure's kind.
/// </summary>
internal static class WriteReceipts
{
    /// <summary>Writes the receipts of a run for the profiles that it changed.</summary>
    /// <param name="session">The transaction, in the scope of assembly.</param>
    /// <param name="run">The run.</param>
    /// <param name="profiles">The areas, with their released figures.</param>
    /// <param name="now">The time of the build.</param>
    public static async Task RunAsync(
        HubSession session, IndicatorRun run, IReadOnlyList<(string Area, IReadOnlyList<ReleasedIndicator> Figures)> profiles,
        DateTimeOffset now)
    {
        var mends = await ReceiptStore.MendsAsync(session, run.SubmissionIds);
        foreach (var agency in await ReceiptStore.UsedAsync(session, run.SubmissionIds))
        {
            var kinds = agency.Where(kind => kind.Rows > 0).ToList();
            var content = new ReceiptContent(
                kinds,
                [
                    .. profiles.Select(profile => new ReceiptProfile(profile.Area, Resting(profile.Figures, agency.Key.Code, kinds)))
                        .Where(profile => profile.Figures > 0),
                ],
                mends.GetValueOrDefault(agency.Key.Id));
            if (kinds.Count > 0
                && await ReceiptStore.AddAsync(session, agency.Key.Id, run.RunId, run.PeriodFrom, run.PeriodUntil, content, now))
            {
                await Notify.HoldersAsync(
                    session, NotificationKind.DataUsed, run.RunId.ToString(CultureInfo.InvariantCulture), agency.Key.Id,
                    Permission.SendSubmissions);
            }
        }
    }

    private static int Resting(IReadOnlyList<ReleasedIndicator> figures, string agency, List<ReceiptKind> kinds)
        => figures.Count(figure => figure.Coverage.Returns.Any(returns =>
            returns.Agency == agency && kinds.Any(kind => kind.Kind == returns.Kind)));
}
