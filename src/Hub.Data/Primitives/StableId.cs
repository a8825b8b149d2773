using System.Security.Cryptography;
using System.Text;

namespace Hub.Data.Primitives;

/// <summary>
/// An id made from words, so that declaring the same thing again gives the same id: a UUID of version 8 (RFC 9562) over SHA-256.
/// </summary>
public static class StableId
{
    /// <summary>The id of <paramref name="name"/> among things of one sort ("agency", "agreement").</summary>
    public static Guid Of(string sort, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("hub\n" + sort + "\n" + name));
        var bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
