using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators.Repeated;

/// <summary>
/// Looks through a run's kinds for incidents that several agencies report, before they are counted. Part of the computation, in its
/// transaction. No row names a person, and no row is linked to one.
/// </summary>
internal static class FindRepeatedEvents
{
    // Weeks keep the day of the week, which incidents go by.
    private const int ShiftDays = 7;

    // What chance explains more than a third of is left as it was sent: taking it out would lose more incidents than are counted twice.
    private const int ChanceAtMost = 3;

    /// <summary>Looks through the kinds that say by what two reports are one incident. Needs the scope of every agency.</summary>
    public static async Task RunAsync(HubSession session, long runId, IEnumerable<DatasetKind> kinds)
    {
        foreach (var kind in kinds.Where(kind => kind.Roles.SameEvent is not null))
        {
            var agencies = await RepeatedEventStore.AgenciesAsync(session, runId, kind.Kind);
            if (agencies.Length < 2)
            {
                continue;
            }

            string[] same = [.. kind.Roles.SameEvent!.Same];
            var rows = await RepeatedEventStore.RowsAsync(session, runId, kind.Kind, agencies);
            var repeats = await RepeatedEventStore.RepeatsAsync(session, runId, kind.Kind, agencies, same, 0);
            var chance = await RepeatedEventStore.RepeatsAsync(session, runId, kind.Kind, agencies, same, ShiftDays);
            await RepeatedEventStore.KeepAsync(
                session, runId, kind.Kind, agencies, same, (rows, repeats, chance), IsWorthIt(repeats, chance));
        }
    }

    /// <summary>Whether incidents are counted once: something repeats, and chance explains at most a third of it.</summary>
    internal static bool IsWorthIt(long repeats, long chance) => repeats > 0 && chance * ChanceAtMost <= repeats;
}
