using System.Text.Json;
using Hub.Data.Audit.Sealing;

namespace Hub.Data.Audit.Verification;

/// <summary>
/// Judges the chain row by row: events against their places, places against the seal's head, seals against each other and against
/// the exported heads. Holds one seal's state, whatever the size of the record.
/// </summary>
internal sealed class ChainCheck(HeadReader heads, Findings findings) : IDisposable
{
    private static readonly TimeSpan ClockPlay = TimeSpan.FromMinutes(1);

    private SealInHand? _seal;
    private long _lastNumber;
    private byte[] _lastHead = SealHead.BeforeFirst;
    private DateTimeOffset _lastSealedAt = DateTimeOffset.MinValue;
    private bool _lastDiffers;
    private (long First, long Last)? _following;

    public long Events { get; private set; }

    public long Seals { get; private set; }

    /// <summary>Seals at the end that the heads file does not hold yet, and when the first of them was made.</summary>
    public (long First, DateTimeOffset SealedAt)? Unexported { get; private set; }

    /// <summary>Destroyed seals and events by rule.</summary>
    public SortedDictionary<int, Destroyed> Destroyed { get; } = [];

    public void Add(RecordRow row)
    {
        if (_seal?.Row.SealNumber != row.SealNumber)
        {
            FinishSeal();
            BeginSeal(row);
        }

        if (row.Position is { } position && row.SealedId is { } id && row.SealedHash is { } hash)
        {
            Place(_seal!, row, position, id, hash);
        }
    }

    public void Finish()
    {
        FinishSeal();
        heads.Finish();
        TellFollowing();
    }

    /// <inheritdoc/>
    public void Dispose() => _seal?.Dispose();

    private void BeginSeal(RecordRow row)
    {
        var expected = _lastNumber + 1;
        if (row.SealNumber != expected)
        {
            findings.Add($"Seal {expected} is missing: seal {row.SealNumber} comes after seal {_lastNumber}.");
        }
        else if (!row.PreviousHead.AsSpan().SequenceEqual(_lastHead))
        {
            findings.Add($"Seal {row.SealNumber} does not follow seal {_lastNumber}: one of the two was altered.");
        }

        // A seal dated back would let young events be destroyed as old ones.
        if (row.SealedAt.Add(ClockPlay) < _lastSealedAt)
        {
            findings.Add($"Seal {row.SealNumber} carries a time before seal {_lastNumber}.");
        }

        _lastSealedAt = row.SealedAt;
        Seals++;
        _seal = new SealInHand(row, heads.Take(row.SealNumber));
    }

    private void Place(SealInHand seal, RecordRow row, int position, Guid id, byte[] hash)
    {
        var number = row.SealNumber;
        if (row.RuleVersion is not null)
        {
            findings.Add($"Event {id} still has a place in seal {number}, whose events are said to be destroyed.");
            return;
        }

        if (position != seal.Places + 1)
        {
            findings.Add($"Seal {number} has nothing at place {seal.Places + 1}: an event was removed.");
        }

        if (id.CompareTo(seal.LastId) <= 0)
        {
            findings.Add($"Event {id} stands out of order at place {position} of seal {number}.");
        }

        seal.Add(position, id, hash);
        Event(row, position, id, hash);
    }

    private void Event(RecordRow row, int position, Guid id, byte[] hash)
    {
        if (row.EventId is null)
        {
            findings.Add($"Event {id} (seal {row.SealNumber}, place {position}) is missing from the record.");
            return;
        }

        Events++;
        var computed = EventHash.Compute(row);
        if (!computed.AsSpan().SequenceEqual(hash))
        {
            findings.Add($"Event {id} (seal {row.SealNumber}, place {position}) was altered: it is not what was sealed.");
        }
        else if (!computed.AsSpan().SequenceEqual(row.ContentHash))
        {
            findings.Add($"Event {id} (seal {row.SealNumber}, place {position}) has a stored hash that was altered.");
        }

        if (row.At > row.SealedAt + ClockPlay)
        {
            findings.Add($"Event {id} (seal {row.SealNumber}, place {position}) carries a time after its seal.");
        }
    }

    private void FinishSeal()
    {
        if (_seal is not { } seal)
        {
            return;
        }

        var row = seal.Row;
        if (row.RuleVersion is { } rule)
        {
            CheckTombstone(row, rule);
        }
        else
        {
            if (seal.Count != row.EventCount)
            {
                findings.Add($"Seal {row.SealNumber} was made of {row.EventCount} events; {seal.Count} are there.");
            }

            if (!seal.ComputedHead().AsSpan().SequenceEqual(row.Head))
            {
                var where = seal.WhereByMarks() ?? "one was altered, removed, added or moved";
                findings.Add($"Seal {row.SealNumber} does not match its events: {where}.");
            }
        }

        CompareWithExported(seal);
        (_lastNumber, _lastHead, _seal) = (row.SealNumber, row.Head, null);
        seal.Dispose();
    }

    private void CompareWithExported(SealInHand seal)
    {
        var row = seal.Row;
        var differs = false;
        if (seal.Line is not { } line)
        {
            if (heads.IsGiven && heads.HasMore)
            {
                findings.Add($"The heads file has no line for seal {row.SealNumber}: it was removed, or the seal was put in.");
            }
            else
            {
                Unexported ??= (row.SealNumber, row.SealedAt);
            }
        }
        else if (!line.Head.AsSpan().SequenceEqual(row.Head) || line.EventCount != row.EventCount || line.SealedAt != row.SealedAt)
        {
            differs = true;
            if (seal.WhereByMarks() is { } where)
            {
                findings.Add($"Seal {row.SealNumber} is not the one that was exported: {where}.");
            }
            else if (_lastDiffers)
            {
                _following = (_following?.First ?? row.SealNumber, row.SealNumber);
            }
            else
            {
                findings.Add($"Seal {row.SealNumber} is not the one that was exported, or its line in the heads file was altered.");
            }
        }

        _lastDiffers = differs;
    }

    private void TellFollowing()
    {
        if (_following is var (first, last))
        {
            findings.Add(
                $"Seals {first} to {last} differ from the exported heads because a seal before them does: the chain was made anew.");
        }
    }

    private void CheckTombstone(RecordRow row, int rule)
    {
        var so = Destroyed.GetValueOrDefault(rule) ?? new Destroyed(rule, row.KeepMonths ?? 0, 0, 0);
        Destroyed[rule] = so with { Seals = so.Seals + 1, Events = so.Events + row.EventCount };
        if (row.DestroyedAt < row.SealedAt.AddMonths(row.KeepMonths ?? 0))
        {
            findings.Add($"The events of seal {row.SealNumber} were destroyed before the time of rule {rule}.");
        }

        // The event that tells of it is itself destroyed when its time has come.
        var isForgotten = row.DestroyedByKind is null && row.DestroyedAt > row.SealedAt.AddMonths(2 * (row.KeepMonths ?? 0));
        if (!isForgotten && !Tells(row))
        {
            findings.Add($"The events of seal {row.SealNumber} are gone, but no event tells who destroyed them.");
        }
    }

    private static bool Tells(RecordRow row)
    {
        if (row.DestroyedByKind != nameof(AuditEventKind.AuditRecordDestroyed) || row.DestroyedByDetails is not { } details)
        {
            return false;
        }

        try
        {
            var facts = JsonSerializer.Deserialize<Dictionary<string, string>>(details) ?? [];
            return long.TryParse(facts.GetValueOrDefault("first_seal"), out var first)
                && long.TryParse(facts.GetValueOrDefault("last_seal"), out var last)
                && first <= row.SealNumber && row.SealNumber <= last;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
