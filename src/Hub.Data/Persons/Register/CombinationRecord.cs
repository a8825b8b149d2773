using System.Globalization;
using Hub.Data.Database;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Register;

/// <summary>
/// Leaves in the audit record what a run combined: once for each pair of participants whose records the run brought together, for each
/// purpose that allows it; and a refusal when a pair that met before meets no more, or was never asked about, not at every run.
/// </summary>
internal static class CombinationRecord
{
    /// <summary>Writes it in the run's transaction.</summary>
    /// <param name="session">The run's session.</param>
    /// <param name="runId">The run.</param>
    /// <param name="now">Who may meet whom.</param>
    /// <param name="before">The same at the run before; null at the first.</param>
    /// <param name="kinds">The kinds as sharing sees them.</param>
    /// <param name="purpose">What a refusal is recorded under.</param>
    /// <param name="came">Records that this run took up, by source.</param>
    /// <param name="held">Records that stand after it, by source.</param>
    /// <param name="on">The day.</param>
    public static async Task WriteAsync(
        HubSession session, long runId, Participants now, Participants? before, IReadOnlyDictionary<string, SharedKind> kinds,
        string purpose, IReadOnlyDictionary<string, long> came, IReadOnlyDictionary<string, long> held, DateOnly on)
    {
        var earlier = before?.Pairs.ToDictionary(pair => (pair.One, pair.Other), pair => pair.Purposes.Length > 0) ?? [];
        foreach (var pair in now.Pairs)
        {
            var touches = came.GetValueOrDefault(pair.One) + came.GetValueOrDefault(pair.Other) > 0;
            var records = pair.One == pair.Other ? held.GetValueOrDefault(pair.One)
                : held.GetValueOrDefault(pair.One) + held.GetValueOrDefault(pair.Other);
            if (pair.Purposes.Length > 0 && touches && held.GetValueOrDefault(pair.One) > 0 && held.GetValueOrDefault(pair.Other) > 0)
            {
                foreach (var allowed in pair.Purposes)
                {
                    await RecordAsync(pair, allowed, records);
                }
            }
            else if (pair.Purposes.Length == 0 && (!earlier.TryGetValue((pair.One, pair.Other), out var met) || met))
            {
                await RecordAsync(pair, purpose, 0);
            }
        }

        Task RecordAsync(MeetingPair pair, string what, long records)
        {
            var (one, other) = (Split(pair.One), Split(pair.Other));
            return RecordCombination.HandleAsync(
                session,
                new CombinationRequest(
                    one.AgencyId, kinds[one.Kind], other.AgencyId, kinds[other.Kind], what, "link_run",
                    runId.ToString(CultureInfo.InvariantCulture), records),
                on);
        }
    }

    private static Participant Split(string source) => new(Guid.Parse(source[..36]), source[37..]);
}
