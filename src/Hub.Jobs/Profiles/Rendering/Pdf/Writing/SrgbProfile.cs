using System.Buffers.Binary;
using System.Text;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>
/// A small ICC profile for sRGB colours: matrix of the primaries and a 2.2 gamma curve (ICC.1:2001), made here so that no
/// file with a licence of its own has to be shipped.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;

    /// <summary>The profile's bytes.</summary>
    public static byte[] Write()
    {
        var curve = Tag("curv", [0, 0, 0, 1, 2, 0x33]); // one value: gamma 2.2 as 8.8 fixed point
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Tag("desc", [0, 0, 0, 5, .. "sRGB\0"u8, .. new byte[78]])),
            ("cprt", Tag("text", [.. "none\0"u8])),
            ("wtpt", Xyz(0.9505, 1, 1.0891)),
            ("rXYZ", Xyz(0.4361, 0.2225, 0.0139)),
            ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)),
            ("bXYZ", Xyz(0.1431, 0.0606, 0.7141)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var offset = HeaderLength + 4 + (12 * tags.Length);
        var profile = new byte[offset + tags.Sum(t => t.Data.Length)];
        Header(profile);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(HeaderLength), tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = HeaderLength + 4 + (12 * i);
            Encoding.ASCII.GetBytes(tags[i].Name, profile.AsSpan(entry));
            BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 4), offset);
            BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 8), tags[i].Data.Length);
            tags[i].Data.CopyTo(profile, offset);
            offset += tags[i].Data.Length;
        }

        return profile;
    }

    private static void Header(byte[] profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(8), 0x02100000); // version 2.1
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile.AsSpan(12));
        ((ReadOnlySpan<byte>)[0x07, 0xEA, 0, 1, 0, 1]).CopyTo(profile.AsSpan(24)); // 1 January 2026: a fixed date of making
        Encoding.ASCII.GetBytes("acsp", profile.AsSpan(36));
        Fixed(profile.AsSpan(68), 0.9642); // illuminant D50
        Fixed(profile.AsSpan(72), 1);
        Fixed(profile.AsSpan(76), 0.8249);
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[12];
        Fixed(data, x);
        Fixed(data.AsSpan(4), y);
        Fixed(data.AsSpan(8), z);
        return Tag("XYZ ", data);
    }

    private static byte[] Tag(string type, ReadOnlySpan<byte> data)
    {
        var tag = new byte[(8 + data.Length + 3) / 4 * 4];
        Encoding.ASCII.GetBytes(type, tag);
        data.CopyTo(tag.AsSpan(8));
        return tag;
    }

    private static void Fixed(Span<byte> at, double value)
        => BinaryPrimitives.WriteInt32BigEndian(at, (int)Math.Round(value * 65536, MidpointRounding.AwayFromZero));
}
