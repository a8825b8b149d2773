using Hub.Data.Database;
using Hub.Data.Persons.Register.Opening;

namespace Hub.Data.Persons.Register;

/// <summary>
/// The ids of opened rows. A row that is linked keeps its id; one that comes back wakes the id that rested; one of a return that took
/// another's place takes over the id of the row with the same decision key; every other gets the next number. So an id says in what
/// order records arrived, and a cluster that is named after its earliest record keeps its name.
/// </summary>
internal sealed record RecordIdentities(long[] Ids, Guid[] Entities, bool[] IsNew)
{
    /// <summary>The ids as the engine takes them.</summary>
    public ulong[] ForEngine() => [.. Ids.Select(id => (ulong)id)];

    /// <summary>Finds and makes them.</summary>
    public static async Task<RecordIdentities> AssignAsync(
        HubSession session, string subject, OpenedRecords opened, RunSetting setting, IReadOnlyDictionary<(long, int), LinkedRecord> linked,
        ILookup<(Guid, string, Guid), (long RecordId, Guid EntityId)> replaced)
    {
        var resting = await StandingQueries.RestingAsync(session, subject, [.. opened.Submission.Distinct()]);
        var (ids, entities, isNew) = (new long[opened.Count], new Guid[opened.Count], new bool[opened.Count]);
        var takenOver = new Dictionary<(Guid, string, Guid), int>();
        var missing = new List<int>();
        var woken = new List<long>();
        for (var i = 0; i < ids.Length; i++)
        {
            var row = (opened.Submission[i], opened.Row[i]);
            if (linked.Count > 0 && linked.TryGetValue(row, out var known))
            {
                (ids[i], entities[i]) = (known.RecordId, known.EntityId);
                continue;
            }

            isNew[i] = true;
            if (resting.TryGetValue(row, out var rested))
            {
                (ids[i], entities[i]) = (rested.RecordId, rested.EntityId);
                woken.Add(ids[i]);
            }
            else if (replaced.Count > 0 && TakeOver(opened, i, setting, replaced, takenOver) is { } taken)
            {
                (ids[i], entities[i]) = taken;
                woken.Add(ids[i]);
            }
            else
            {
                missing.Add(i);
            }
        }

        var next = missing.Count > 0 ? await LinkRecordStore.TakeIdsAsync(session, missing.Count) : 0;
        foreach (var i in missing)
        {
            (ids[i], entities[i]) = (next++, Guid.NewGuid());
        }

        if (woken.Count > 0)
        {
            await LinkRecordStore.WakeAsync(session, subject, [.. woken]);
        }

        return new RecordIdentities(ids, entities, isNew);
    }

    private static (long, Guid)? TakeOver(
        OpenedRecords opened, int record, RunSetting setting, ILookup<(Guid, string, Guid), (long RecordId, Guid EntityId)> replaced,
        Dictionary<(Guid, string, Guid), int> takenOver)
    {
        var submission = setting.Of(opened.Submission[record]);
        var key = (submission.AgencyId, submission.Kind, new Guid(opened.DecisionKey(record)));
        var place = takenOver.GetValueOrDefault(key);
        if (replaced[key].ElementAtOrDefault(place) is not { RecordId: > 0 } taken)
        {
            return null;
        }

        takenOver[key] = place + 1;
        return taken;
    }
}
