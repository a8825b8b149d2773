using Hub.Data.Database;

namespace Hub.Data.Audit.Verification;

/// <summary>What to verify against.</summary>
/// <param name="HeadsFile">The exported heads; null compares nothing outside the database, which is itself a finding.</param>
public sealed record VerifyRequest(string? HeadsFile)
{
    /// <summary>An event may wait this long for its seal, and a seal for its line in the heads file.</summary>
    public TimeSpan WaitAtMost { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Before something counts as left unsealed, the sealer gets this long: a transaction that took an hour has committed old events
    /// just now.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>
/// Verifies the audit record: events against their hashes, places against seals, seals against each other and against the heads
/// that left the database. Reads one unchanging state of the record as a stream, with the role that may read and nothing else.
/// It proves that nothing was altered, removed, added or re-ordered since it was sealed; it cannot prove that an event was true.
/// </summary>
public sealed class VerifyRecord(HubDatabase database, TimeProvider time)
{
    private const int NamedAtMost = 50;

    /// <summary>Reads everything and judges it.</summary>
    public async Task<VerificationReport> HandleAsync(Scope scope, VerifyRequest request, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        using var file = Open(request.HeadsFile, findings);
        var heads = new HeadReader(file, findings);
        using var chain = new ChainCheck(heads, findings);
        var remainder = await database.InSnapshotAsync(
            scope,
            async session =>
            {
                var waiting = await VerifyQueries.RemainderAsync(session);
                await foreach (var row in VerifyQueries.ChainAsync(session).WithCancellation(cancellationToken))
                {
                    chain.Add(row);
                }

                chain.Finish();
                await CheckOutsideTheChainAsync(session, findings);
                return waiting;
            },
            cancellationToken);

        if (IsOverdue(remainder, request))
        {
            await Task.Delay(request.Patience, time, cancellationToken);
            remainder = await database.InScopeAsync(scope, VerifyQueries.RemainderAsync, cancellationToken);
        }

        var age = remainder.Now - remainder.Oldest;
        if (IsOverdue(remainder, request))
        {
            findings.Add($"{remainder.Count} events are not sealed, the oldest for {age:c}: no worker seals them.");
        }

        if (heads.IsGiven && chain.Unexported is var (first, sealedAt) && remainder.Now - sealedAt > request.WaitAtMost)
        {
            findings.Add($"The heads file ends before seal {first}: its end was cut off, or the worker cannot write it.");
        }

        return new VerificationReport(
            chain.Events, chain.Seals, remainder.Count, age, [.. chain.Destroyed.Values], findings.Count, findings.Sentences);
    }

    private static bool IsOverdue(Remainder remainder, VerifyRequest request)
        => remainder.Now - remainder.Oldest > request.WaitAtMost;

    private static StreamReader? Open(string? path, Findings findings)
    {
        if (path is not null && File.Exists(path))
        {
            return new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        }

        findings.Add($"There is no heads file {path ?? "named"}: without it nobody can tell whether the whole chain was made anew.");
        return null;
    }

    private static async Task CheckOutsideTheChainAsync(HubSession session, Findings findings)
    {
        foreach (var id in await VerifyQueries.StrayAsync(session, NamedAtMost))
        {
            findings.Add($"Event {id} is in no seal and does not wait for one: it was put in past the hub, or taken out of the queue.");
        }

        foreach (var id in await VerifyQueries.WaitingButChangedAsync(session, NamedAtMost))
        {
            findings.Add($"Event {id}, not yet sealed, was altered or removed.");
        }

        foreach (var id in await VerifyQueries.PlacesWithoutSealAsync(session, NamedAtMost))
        {
            findings.Add($"Event {id} has a place in a seal that is missing.");
        }

        await foreach (var row in VerifyQueries.UnsealedAsync(session).WithCancellation(session.CancellationToken))
        {
            if (!EventHash.Compute(row).AsSpan().SequenceEqual(row.ContentHash))
            {
                findings.Add($"Event {row.EventId}, not yet sealed, was altered: it does not match its hash.");
            }
        }
    }
}
