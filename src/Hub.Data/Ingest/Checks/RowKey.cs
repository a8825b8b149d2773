using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hub.Data.Ingest.Checks;

/// <summary>
/// A 128-bit key over stored values: rows of any length are compared in a few bytes each, and nobody can make two different
/// rows share one (SHA-256, cut).
/// </summary>
internal static class RowKey
{
    /// <summary>Key over some fields of a row.</summary>
    public static UInt128 Of(RowValues row, ReadOnlySpan<int> fields)
    {
        var length = 0;
        foreach (var field in fields)
        {
            length += row[field].Length + sizeof(int);
        }

        var bytes = length <= 512 ? stackalloc byte[512] : new byte[length];
        var used = 0;
        foreach (var field in fields)
        {
            Append(row.Text(field), bytes, ref used);
        }

        return Of(bytes[..used]);
    }

    /// <summary>Key over texts, equal to that of fields with the same stored values.</summary>
    public static UInt128 Of(IReadOnlyList<byte[]> texts)
    {
        var bytes = new byte[texts.Sum(text => text.Length + sizeof(int))];
        var used = 0;
        foreach (var text in texts)
        {
            Append(text, bytes, ref used);
        }

        return Of(bytes.AsSpan());
    }

    private static void Append(ReadOnlySpan<byte> text, Span<byte> bytes, ref int used)
    {
        // The length keeps ("ab", "c") apart from ("a", "bc").
        BinaryPrimitives.WriteInt32LittleEndian(bytes[used..], text.Length);
        text.CopyTo(bytes[(used + sizeof(int))..]);
        used += sizeof(int) + text.Length;
    }

    private static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
