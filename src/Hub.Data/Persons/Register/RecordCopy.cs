using System.Buffers.Binary;
using Hub.Data.Database;
using Hub.Data.Ingest.Loading;
using Hub.Data.Persons.Linking;
using Npgsql;

namespace Hub.Data.Persons.Register;

/// <summary>
/// Writes records, links and keys by binary COPY to the leaves: COPY into a table with forced row-level security is refused. One buffer is
/// filled while the one before is on its way.
/// </summary>
internal static class RecordCopy
{
    private const int SendAt = 1 << 20;
    private const int Int2 = 21, Float4 = 700;

    /// <summary>A record to be written.</summary>
    public readonly record struct Row(
        long RecordId, long SubmissionId, int RowNumber, Guid AgencyId, Guid AgreementId, byte[] Kind, Guid EntityId, long ClusterRecord,
        Guid ClusterId, long ComponentRecord);

    /// <summary>Writes records.</summary>
    public static Task RecordsAsync(
        HubSession session, string subject, IEnumerable<int> records, Func<int, Row> rowOf, Func<int, ReadOnlyMemory<byte>> decisionKeyOf)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(subject);
        return CopyAsync(
            session,
            """
            copy person.link_records_leaf (record_id, subject, submission_id, row_number, agency_id, agreement_id, kind, decision_key,
                entity_id, cluster_record, cluster_id, component_record) from stdin (format binary)
            """,
            records.Select<int, Action<CopyBuffer>>(record => buffer =>
            {
                var row = rowOf(record);
                buffer.Row(12);
                buffer.Long(row.RecordId);
                buffer.Bytes(name);
                buffer.Long(row.SubmissionId);
                buffer.Int(row.RowNumber);
                buffer.Uuid(row.AgencyId);
                buffer.Uuid(row.AgreementId);
                buffer.Bytes(row.Kind);
                buffer.Bytes(decisionKeyOf(record).Span);
                buffer.Uuid(row.EntityId);
                buffer.Long(row.ClusterRecord);
                buffer.Uuid(row.ClusterId);
                buffer.Long(row.ComponentRecord);
            }));
    }

    /// <summary>Writes the pairs of a result that <paramref name="takes"/> wants; gives how many.</summary>
    public static async Task<long> LinksAsync(
        HubSession session, LinkResult result, Guid modelId, Func<int, long> idOf, Func<int, Guid> agencyOf,
        Func<int, int, bool>? takes = null)
    {
        var written = 0L;
        await CopyAsync(
            session,
            """
            copy person.links_leaf (left_record, right_record, model_id, left_agency, right_agency, weight, levels, bits)
                from stdin (format binary)
            """,
            result.Batches().Select<WeighedBatch, Action<CopyBuffer>>(batch => buffer =>
            {
                for (var pair = 0; pair < batch.Count; pair++)
                {
                    var (left, right) = (batch.Left(pair), batch.Right(pair));
                    if (takes?.Invoke(left, right) == false)
                    {
                        continue;
                    }

                    (left, right) = idOf(left) < idOf(right) ? (left, right) : (right, left);
                    buffer.Row(8);
                    buffer.Long(idOf(left));
                    buffer.Long(idOf(right));
                    buffer.Uuid(modelId);
                    buffer.Uuid(agencyOf(left));
                    buffer.Uuid(agencyOf(right));
                    Real(buffer, batch.Weight(pair));
                    Parts(buffer, batch, pair);
                    written++;
                }
            }));
        return written;
    }

    /// <summary>Writes pages of blocking keys.</summary>
    public static Task KeysAsync(HubSession session, long keySet, IEnumerable<(int Bucket, ReadOnlyMemory<byte> Entries)> pages)
        => CopyAsync(
            session,
            "copy person.link_keys (key_set_id, bucket, entries) from stdin (format binary)",
            pages.Select<(int Bucket, ReadOnlyMemory<byte> Entries), Action<CopyBuffer>>(page => buffer =>
            {
                buffer.Row(3);
                buffer.Long(keySet);
                buffer.Int(page.Bucket);
                buffer.Bytes(page.Entries.Span);
            }));

    private static async Task CopyAsync(HubSession session, string command, IEnumerable<Action<CopyBuffer>> rows)
    {
        await using var stream = await session.Connection.BeginRawBinaryCopyAsync(command, session.CancellationToken);
        await stream.WriteAsync(CopyBuffer.Start, session.CancellationToken);
        var (filling, sending) = (new CopyBuffer(SendAt * 2), new CopyBuffer(SendAt * 2));
        var sent = ValueTask.CompletedTask;
        foreach (var row in rows)
        {
            row(filling);
            if (filling.Length >= SendAt)
            {
                await sent;
                (filling, sending) = (sending, filling);
                var whole = sending.Written;
                sent = new ValueTask(Task.Run(() => stream.WriteAsync(whole, session.CancellationToken).AsTask(),
                    session.CancellationToken));
                filling.Clear();
            }
        }

        await sent;
        await stream.WriteAsync(filling.Written, session.CancellationToken);
        await stream.WriteAsync(CopyBuffer.End, session.CancellationToken);
    }

    private static void Real(CopyBuffer buffer, float value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 4);
        BinaryPrimitives.WriteSingleBigEndian(bytes[4..], value);
        buffer.Raw(bytes);
    }

    // Two arrays of one dimension: levels as smallint, bits as real.
    private static void Parts(CopyBuffer buffer, WeighedBatch batch, int pair)
    {
        var parts = batch.Bits.Length;
        Span<byte> bytes = stackalloc byte[(2 * 24) + (parts * 14)];
        var at = Head(bytes, Int2, parts, 2);
        for (var part = 0; part < parts; part++, at += 6)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes[at..], 2);
            BinaryPrimitives.WriteInt16BigEndian(bytes[(at + 4)..], batch.Level(part, pair));
        }

        at += Head(bytes[at..], Float4, parts, 4);
        for (var part = 0; part < parts; part++, at += 8)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes[at..], 4);
            BinaryPrimitives.WriteSingleBigEndian(bytes[(at + 4)..], batch.Bits[part][pair]);
        }

        buffer.Raw(bytes[..at]);
    }

    // Size of the value, dimensions, nulls, type, length, first index.
    private static int Head(Span<byte> bytes, int type, int parts, int size)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, 20 + (parts * (4 + size)));
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], 1);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], type);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], parts);
        BinaryPrimitives.WriteInt32BigEndian(bytes[20..], 1);
        return 24;
    }
}
