using Hub.Data.Database;

namespace Hub.Data.Audit.Sealing;

/// <summary>
/// The sealer: puts committed events that no seal holds into the next seal. One at a time in the whole hub; whoever does not get
/// the lock leaves it to the one who has it. It asks nothing of the transactions that write events: they never wait for it.
/// </summary>
public static class SealEvents
{
    /// <summary>Events in one seal at most, so that a seal is made in bounded memory.</summary>
    public const int AtMost = 10_000;

    /// <summary>Makes seals until nothing waits or another sealer is at work; returns how many events were sealed.</summary>
    public static async Task<int> HandleAsync(HubDatabase database, Scope scope, CancellationToken cancellationToken)
    {
        var total = 0;
        while (true)
        {
            var count = await database.InScopeAsync(scope, SealOnceAsync, cancellationToken);
            total += count;
            if (count < AtMost)
            {
                return total;
            }
        }
    }

    private static async Task<int> SealOnceAsync(HubSession session)
    {
        if (!await SealStore.TryBeginAsync(session))
        {
            return 0;
        }

        var events = await SealStore.TakeWaitingAsync(session, AtMost);
        if (events.Count == 0)
        {
            return 0;
        }

        var last = await SealStore.LastAsync(session);
        var (number, previous) = (last.Number + 1, last.Head ?? SealHead.BeforeFirst);
        using var head = new SealHead(previous, number, last.Now, events.Count);
        foreach (var sealedEvent in events)
        {
            head.Add(sealedEvent.EventId, sealedEvent.ContentHash);
        }

        await SealStore.AddAsync(session, new Seal(number, last.Now, events.Count, head.Finish()), previous, events);
        return events.Count;
    }
}
