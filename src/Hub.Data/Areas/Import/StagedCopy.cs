using Hub.Data.Database;
using Npgsql;
using NpgsqlTypes;

namespace Hub.Data.Areas.Import;

/// <summary>Streams rows into a temporary table by binary COPY. A null value is written as null whatever its type.</summary>
internal static class StagedCopy
{
    public static async Task<int> WriteAsync<T>(
        HubSession session, string copy, IEnumerable<T> rows, Func<T, object?[]> values, NpgsqlDbType[] types)
    {
        await using var importer = await session.Connection.BeginBinaryImportAsync(copy, session.CancellationToken);
        var count = 0;
        foreach (var row in rows)
        {
            await importer.StartRowAsync(session.CancellationToken);
            var cells = values(row);
            for (var i = 0; i < types.Length; i++)
            {
                if (cells[i] is { } cell)
                {
                    await importer.WriteAsync(cell, types[i], session.CancellationToken);
                }
                else
                {
                    await importer.WriteNullAsync(session.CancellationToken);
                }
            }

            count++;
        }

        await importer.CompleteAsync(session.CancellationToken);
        return count;
    }
}
