using System.Threading.Channels;
using Hub.Data.Database;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Loading;

/// <summary>
/// Reads, checks, places and encodes rows on one thread while another sends what is ready: the file is never in memory, only a
/// few batches of it.
/// </summary>
internal sealed class RowPump(
    RowSource source, RowChecker checker, RowPlacer placer, RowWriter writer, int fields, RowKeeper? keeper = null)
{
    private const int Batches = 4;

    /// <summary>The counts so far.</summary>
    public RowTally Tally { get; } = new(fields);

    /// <summary>Pumps the whole file into the leaves; it is complete there when this returns.</summary>
    public async Task RunAsync(LeafCopies copies, JobProgress progress, long bytes, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = Channel.CreateBounded<RowBatch>(
            new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = true });
        var free = Channel.CreateBounded<RowBatch>(Batches + 2);
        var reading = Task.Run(() => ReadAsync(ready.Writer, free.Reader, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(cancellationToken))
            {
                await copies.SendAsync(batch, cancellationToken);
                await progress.ReportAsync("Reading and checking rows", batch.Position, bytes, cancellationToken);
                _ = free.Writer.TryWrite(batch.Emptied());
            }
        }
        finally
        {
            // The reading thread uses the source, which the caller disposes: it must have ended before this returns.
            await stop.CancelAsync();
            await reading;
        }

        await copies.CompleteAsync(cancellationToken);
    }

    /// <summary>Never throws: a fault reaches the sender through the channel.</summary>
    private async Task ReadAsync(ChannelWriter<RowBatch> ready, ChannelReader<RowBatch> free, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            var row = new RowValues(fields);
            var batch = new RowBatch();
            while (source.Read())
            {
                if (!checker.Check(source, row))
                {
                    continue;
                }

                Write(row, batch);
                keeper?.Look(source, row);
                if (batch.IsFull)
                {
                    batch.Position = source.Position;
                    await ready.WriteAsync(batch, cancellationToken);
                    batch = free.TryRead(out var used) ? used : new RowBatch();
                }
            }

            batch.Position = source.Position;
            await ready.WriteAsync(batch, cancellationToken);
        }
        catch (Exception any)
        {
            fault = any;
        }

        ready.Complete(fault);
    }

    private void Write(RowValues row, RowBatch batch)
    {
        Tally.Read++;
        Tally.Fields.Count(row);
        if (row.HasError)
        {
            Tally.Rejected++;
            writer.WriteIdentity(row, batch.Identities);
            return;
        }

        var placed = placer.Place(row);
        Tally.Accepted++;
        Tally.Warned += row.HasWarning ? 1 : 0;
        if (placer.HasPlace)
        {
            Tally.Outside += placed.IsOutside ? 1 : 0;
            Tally.Unplaced += placed.IsUnplaced ? 1 : 0;
            Tally.Placed += placed.IsOutside || placed.IsUnplaced ? 0 : 1;
        }

        writer.WriteRecord(row, placed, batch.Records);
        writer.WriteIdentity(row, batch.Identities);
    }
}
