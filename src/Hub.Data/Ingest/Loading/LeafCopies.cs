using Npgsql;

namespace Hub.Data.Ingest.Loading;

/// <summary>
/// Two streams of rows over one connection, which can copy into one table at a time: records flow straight through, identities
/// wait in memory until they are worth a change of table. Both go to the leaves, because COPY into a table with forced
/// row-level security is refused.
/// </summary>
internal sealed class LeafCopies(NpgsqlConnection connection) : IAsyncDisposable
{
    private const int IdentityBytes = 4 * 1024 * 1024;
    private const string Records = $"copy ingest.source_records_leaf ({RowWriter.RecordColumns}) from stdin (format binary)";
    private const string Identities = $"copy person.identity_leaf ({RowWriter.IdentityColumns}) from stdin (format binary)";

    private readonly CopyBuffer _identities = new(64 * 1024);
    private NpgsqlRawCopyStream? _open;

    /// <summary>Sends a batch.</summary>
    public async Task SendAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Records.Length > 0)
        {
            _open ??= await BeginAsync(Records, cancellationToken);
            await _open.WriteAsync(batch.Records.Written, cancellationToken);
        }

        _identities.Raw(batch.Identities.Written.Span);
        if (_identities.Length >= IdentityBytes)
        {
            await SendIdentitiesAsync(cancellationToken);
        }
    }

    /// <summary>Ends both streams; without it everything sent is undone.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await SendIdentitiesAsync(cancellationToken);
        await EndAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_open is { } open)
        {
            _open = null;
            await CancelAsync(open);
        }
    }

    private static async Task CancelAsync(NpgsqlRawCopyStream open)
    {
        try
        {
            await open.CancelAsync();
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or IOException or ObjectDisposedException)
        {
            // The connection is broken and took the copy with it; the fault that broke it is the one to report.
        }
    }

    private async Task SendIdentitiesAsync(CancellationToken cancellationToken)
    {
        if (_identities.Length == 0)
        {
            return;
        }

        await EndAsync(cancellationToken);
        _open = await BeginAsync(Identities, cancellationToken);
        await _open.WriteAsync(_identities.Written, cancellationToken);
        await EndAsync(cancellationToken);
        _identities.Clear();
    }

    private async Task<NpgsqlRawCopyStream> BeginAsync(string command, CancellationToken cancellationToken)
    {
        var stream = await connection.BeginRawBinaryCopyAsync(command, cancellationToken);
        await stream.WriteAsync(CopyBuffer.Start, cancellationToken);
        return stream;
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_open is { } open)
        {
            await open.WriteAsync(CopyBuffer.End, cancellationToken);
            _open = null;
            await open.DisposeAsync();
        }
    }
}
