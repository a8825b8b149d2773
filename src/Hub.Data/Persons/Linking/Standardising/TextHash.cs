using System.Runtime.InteropServices;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>Hashes that are the same on every machine and in every run: the order of records and of ties rests on them.</summary>
public static class TextHash
{
    /// <summary>64-bit hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text));

    /// <summary>64-bit hash of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var hash = 0x9E3779B97F4A7C15UL ^ (ulong)bytes.Length;
            while (bytes.Length >= 8)
            {
                hash = Mix(hash ^ BitConverter.ToUInt64(bytes));
                bytes = bytes[8..];
            }

            var tail = 0UL;
            for (var i = 0; i < bytes.Length; i++)
            {
                tail |= (ulong)bytes[i] << (8 * i);
            }

            return Mix(hash ^ tail);
        }
    }

    /// <summary>Two hashes in order become one.</summary>
    public static ulong Join(ulong first, ulong second) => unchecked(Mix(first ^ 0xD6E8FEB86659FD93UL) + (Mix(second) * 3));

    /// <summary>Spreads the bits of a number (the finaliser of SplitMix64, Steele and others 2014).</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
