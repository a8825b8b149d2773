using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>How values are written in a PDF file (ISO 32000-1, 7.3).</summary>
internal static class PdfSyntax
{
    /// <summary>Level 4 of 9: a few per cent larger than the usual 6, in half its time.</summary>
    private static readonly ZLibCompressionOptions Compression = new() { CompressionLevel = 4 };

    /// <summary>Object text is bytes; Latin-1 maps them one to one.</summary>
    public static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>A number with at most two decimals: a hundredth of a point is finer than any printer.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A text string: plain ASCII in brackets, anything else as UTF-16 with its mark.</summary>
    public static string Text(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
            return $"({escaped})";
        }

        return "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";
    }

    /// <summary>A reference to an object.</summary>
    public static string Ref(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");

    /// <summary>References in a row.</summary>
    public static string Refs(IEnumerable<int> ids) => string.Join(' ', ids.Select(Ref));

    /// <summary>"#rrggbb" as three numbers from 0 to 1.</summary>
    public static string Colour(string hex)
    {
        var rgb = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(rgb >> 16) / 255.0:0.###} {((rgb >> 8) & 255) / 255.0:0.###} {(rgb & 255) / 255.0:0.###}");
    }

    /// <summary>Compressed bytes.</summary>
    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        var buffer = new MemoryStream(Math.Max(256, data.Length / 4));
        using (var zlib = new ZLibStream(buffer, Compression, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return buffer.ToArray();
    }
}
