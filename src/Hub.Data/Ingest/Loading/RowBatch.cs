namespace Hub.Data.Ingest.Loading;

/// <summary>Rows ready for the server, and how far into the file they reach.</summary>
internal sealed class RowBatch
{
    /// <summary>Bytes after which a batch is sent.</summary>
    public const int Full = 256 * 1024;

    /// <summary>Rows of ingest.source_records.</summary>
    public CopyBuffer Records { get; } = new(Full + (64 * 1024));

    /// <summary>Rows of person.identity.</summary>
    public CopyBuffer Identities { get; } = new(1024);

    /// <summary>Bytes of the file read.</summary>
    public long Position { get; set; }

    /// <summary>Whether it is time to send it.</summary>
    public bool IsFull => Records.Length + Identities.Length >= Full;

    /// <summary>Makes it ready for other rows.</summary>
    public RowBatch Emptied()
    {
        Records.Clear();
        Identities.Clear();
        return this;
    }
}
