using System.Globalization;
using System.Threading.Channels;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>
/// Opens identities for linking, in pieces: while the database makes the next piece ready, this one is opened on two threads. Each piece
/// leaves its audit event (<c>person.open_records</c>).
/// </summary>
/// <param name="session">A scope over every agency.</param>
/// <param name="keys">The master keys.</param>
/// <param name="secret">The key of decision keys.</param>
/// <param name="runId">The run that they are opened for.</param>
internal sealed class RecordReader(HubSession session, MasterKeys keys, byte[] secret, long runId)
{
    private const int Openers = 2, RowsInBatch = 4096, RowsInPiece = 100_000, WaitingBatches = 64;

    private sealed record Piece(long[] Submissions, int[]? Rows, int From, int Until);

    /// <summary>Opens whole submissions.</summary>
    public Task<OpenedRecords> ReadAsync(
        IReadOnlyList<StandingSubmission> submissions, IReadOnlyDictionary<long, RowForm> forms, RecordColumns columns,
            JobProgress progress)
        => ReadAsync(Whole(submissions), forms, columns, progress);

    /// <summary>Opens single rows, which stand in the order of submission and row.</summary>
    public Task<OpenedRecords> ReadAsync(
        IReadOnlyList<(long Submission, int Row)> rows, IReadOnlyDictionary<long, RowForm> forms, RecordColumns columns,
            JobProgress progress)
        => ReadAsync(
            rows.Chunk(RowsInPiece).Select(piece => new Piece(
                [.. piece.Select(row => row.Submission)], [.. piece.Select(row => row.Row)], 0, int.MaxValue)),
            forms, columns, progress);

    private async Task<OpenedRecords> ReadAsync(
        IEnumerable<Piece> pieces, IReadOnlyDictionary<long, RowForm> forms, RecordColumns columns, JobProgress progress)
    {
        var waiting = Channel.CreateBounded<(int Place, RecordBatch Batch)>(WaitingBatches);
        var opened = new SortedDictionary<int, OpenedBatch>();
        var openers = Enumerable.Range(0, Openers)
            .Select(_ => new RecordOpener(keys, secret, forms, columns.Columns.Count)).ToArray();
        try
        {
            var work = openers.Select(opener => Task.Run(async () =>
            {
                await foreach (var (place, batch) in waiting.Reader.ReadAllAsync(session.CancellationToken))
                {
                    var done = opener.Open(batch);
                    lock (opened)
                    {
                        opened[place] = done;
                    }
                }
            }, session.CancellationToken)).ToArray();
            var stopped = Task.WhenAny(work).Unwrap();
            try
            {
                await ReadAsync(pieces, waiting.Writer, stopped, progress);
            }
            finally
            {
                waiting.Writer.TryComplete();
            }

            await Task.WhenAll(work);
            return OpenedRecords.Of([.. opened.Values], columns);
        }
        finally
        {
            foreach (var opener in openers)
            {
                opener.Dispose();
            }
        }
    }

    private async Task ReadAsync(
        IEnumerable<Piece> pieces, ChannelWriter<(int, RecordBatch)> writer, Task stopped, JobProgress progress)
    {
        var (place, rows) = (0, 0L);
        var wrapped = new Dictionary<long, (byte[] Key, string Id)>();
        foreach (var piece in pieces)
        {
            await using var reader = await session.Connection.ExecuteReaderAsync(session.Command(
                """
                select submission_id, row_number, sex, key_id, sealed_key, sealed
                from person.open_records(@Submissions, @Rows, @From, @Until, @ActingFor, 'link_run', @run)
                """,
                new
                {
                    piece.Submissions, piece.Rows, piece.From, piece.Until, session.Scope.ActingFor,
                    run = runId.ToString(CultureInfo.InvariantCulture),
                },
                timeoutSeconds: 600));
            var batch = new RecordBatch(RowsInBatch);
            while (await reader.ReadAsync(session.CancellationToken))
            {
                var submission = reader.GetInt64(0);
                if (!batch.Keys.ContainsKey(submission))
                {
                    if (!wrapped.TryGetValue(submission, out var key))
                    {
                        wrapped[submission] = key = (reader.GetFieldValue<byte[]>(4), reader.GetString(3));
                    }

                    batch.Keys[submission] = (key.Key, key.Id);
                }

                batch.Add(
                    submission, reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetString(2), (int)reader.GetBytes(5, 0, null, 0, 0),
                    (bytes, start) => reader.GetBytes(5, 0, bytes, start, bytes.Length - start));
                if (batch.IsFull)
                {
                    rows += batch.Count;
                    await SendAsync(writer, place++, batch, stopped);
                    batch = new RecordBatch(RowsInBatch);
                    await progress.ReportAsync("Opening records", rows, null, session.CancellationToken);
                }
            }

            rows += batch.Count;
            await SendAsync(writer, place++, batch, stopped);
        }
    }

    // A broken opener must stop the reading, or the channel would fill and wait for ever.
    private async Task SendAsync(ChannelWriter<(int, RecordBatch)> writer, int place, RecordBatch batch, Task stopped)
    {
        if (stopped.IsFaulted)
        {
            await stopped;
        }

        while (!writer.TryWrite((place, batch)))
        {
            var ended = await Task.WhenAny(writer.WaitToWriteAsync(session.CancellationToken).AsTask(), stopped);
            if (ended == stopped)
            {
                await stopped;
            }
        }
    }

    private static IEnumerable<Piece> Whole(IReadOnlyList<StandingSubmission> submissions)
    {
        var (together, rows) = (new List<long>(), 0);
        foreach (var submission in submissions)
        {
            if (submission.RowsAccepted <= RowsInPiece)
            {
                if (rows + submission.RowsAccepted > RowsInPiece)
                {
                    yield return new Piece([.. together], null, 0, int.MaxValue);
                    (together, rows) = ([], 0);
                }

                together.Add(submission.SubmissionId);
                rows += submission.RowsAccepted;
                continue;
            }

            if (together.Count > 0)
            {
                yield return new Piece([.. together], null, 0, int.MaxValue);
                (together, rows) = ([], 0);
            }

            for (var from = 0; from <= submission.RowsAccepted; from += RowsInPiece)
            {
                var isLast = from + RowsInPiece > submission.RowsAccepted;
                yield return new Piece([submission.SubmissionId], null, from, isLast ? int.MaxValue : from + RowsInPiece);
            }
        }

        if (together.Count > 0)
        {
            yield return new Piece([.. together], null, 0, int.MaxValue);
        }
    }
}
