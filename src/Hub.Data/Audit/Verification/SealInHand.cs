using Hub.Data.Audit.Sealing;

namespace Hub.Data.Audit.Verification;

/// <summary>The seal that is being read: its head grows with each place, and each place is compared with its exported mark.</summary>
internal sealed class SealInHand : IDisposable
{
    private readonly SealHead _head;

    public SealInHand(RecordRow row, HeadLine? line)
    {
        (Row, Line) = (row, line);
        _head = new SealHead(row.PreviousHead, row.SealNumber, row.SealedAt, row.EventCount);
    }

    /// <summary>Its first row.</summary>
    public RecordRow Row { get; }

    /// <summary>Its line in the heads file.</summary>
    public HeadLine? Line { get; }

    /// <summary>The last place that was read.</summary>
    public int Places { get; private set; }

    /// <summary>How many places were read.</summary>
    public int Count { get; private set; }

    /// <summary>The event there.</summary>
    public Guid LastId { get; private set; }

    // The first event that is not the one whose mark was exported.
    private (int Position, Guid Id)? FirstStranger { get; set; }

    /// <summary>Where the exported marks say that something was changed; null when they agree or there are none.</summary>
    public string? WhereByMarks()
        => FirstStranger is var (position, id)
                ? FormattableString.Invariant($"event {id} at place {position} is not what was sealed there")
            : Line is { } line && line.MarkAt(Places + 1) is not null
                ? FormattableString.Invariant($"the event at place {Places + 1} was removed")
            : null;

    public void Add(int position, Guid id, byte[] hash)
    {
        _head.Add(id, hash);
        if (Line is { Marks.Length: > 0 } line && FirstStranger is null
            && (hash.Length != SealHead.Bytes || line.MarkAt(position) != HeadLine.MarkOf(hash)))
        {
            FirstStranger = (position, id);
        }

        (Places, Count, LastId) = (position, Count + 1, id);
    }

    public byte[] ComputedHead() => _head.Finish();

    /// <inheritdoc/>
    public void Dispose() => _head.Dispose();
}
