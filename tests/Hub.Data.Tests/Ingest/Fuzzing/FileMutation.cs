using System.IO.Compression;
using System.Text;

namespace Hub.Data.Tests.Ingest.Fuzzing;

/// <summary>Makes a broken or hostile file from a good one, always the same from the same dice.</summary>
internal sealed class FileMutation(Random dice)
{
    private static readonly string[] Pieces =
        [" ", "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row>", "<c r=\"XFD1048576\" t=\"str\"><v>x</v></c>", "<a>"];

    private const int Longest = 4 << 20;

    private static readonly byte[][] Spice =
    [
        .. new[]
        {
            "\"", "\"\"", "\"\n", ",", ";", "\t", "|", "\r", "\n", "\r\n\r\n", "\0", "sep=", "sep=,", "=1+1", "@", "#REF!", "1E+308", "-1",
            "99999999999999999999999999", "31/02/2025", "2025-13-45", "45750", "\uFEFF", "é", "😀", "\u202E", "<", "&", "]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
            "t=\"s\"", "<v>-1</v>", "<v>999999999</v>", "r=\"ZZZ999999999\"", "r=\"A0\"", "_x0041_", "s=\"9999\"", "count=\"-5\"",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0x00, 0x00], [0x80], [0x50, 0x4B, 0x01, 0x02], [0x50, 0x4B, 0x05, 0x06],
    ];

    public byte[] Of(SeedFile seed, IReadOnlyList<SeedFile> all)
    {
        var bytes = seed.IsWorkbook && dice.Next(3) > 0 ? Repacked(seed.Bytes) : seed.Bytes;
        for (var changes = dice.Next(4); changes >= 0; changes--)
        {
            // A workbook that was packed anew is broken inside already; its frame is broken now and then only.
            if (!ReferenceEquals(bytes, seed.Bytes) && seed.IsWorkbook && dice.Next(4) > 0)
            {
                break;
            }

            bytes = Changed(bytes, all);
        }

        return bytes.Length <= Longest ? bytes : bytes[..Longest];
    }

    private byte[] Changed(byte[] bytes, IReadOnlyList<SeedFile> all)
    {
        var at = dice.Next(bytes.Length + 1);
        var length = Math.Min(dice.Next(1, 1 << dice.Next(1, 10)), bytes.Length - at);
        return dice.Next(9) switch
        {
            0 => Flipped(bytes),
            1 => [.. bytes[..at], .. Spice[dice.Next(Spice.Length)], .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[(at + length)..]],
            3 => [.. bytes[..(at + length)], .. bytes[at..]],
            4 => bytes[..at],
            5 => [.. bytes[..at], .. Repeated(), .. bytes[at..]],
            6 when all[dice.Next(all.Count)].Bytes is var other => [.. bytes[..at], .. other[dice.Next(other.Length)..]],
            7 => [.. bytes[..at], .. Noise(), .. bytes[at..]],
            _ => [.. bytes[..at], .. Spice[dice.Next(Spice.Length)], .. bytes[Math.Min(at + 1, bytes.Length)..]],
        };
    }

    private byte[] Flipped(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        for (var i = dice.Next(1, 8); i > 0 && flipped.Length > 0; i--)
        {
            flipped[dice.Next(flipped.Length)] ^= (byte)(1 << dice.Next(8));
        }

        return flipped;
    }

    private byte[] Noise()
    {
        var noise = new byte[dice.Next(1, 200)];
        dice.NextBytes(noise);
        return noise;
    }

    private byte[] Repeated()
    {
        var spice = Spice[dice.Next(Spice.Length)];
        var times = 1 << dice.Next(dice.Next(100) == 0 ? 20 : 12);
        return [.. Enumerable.Repeat(spice, Math.Min(times, (1 << 20) / spice.Length)).SelectMany(part => part)];
    }

    /// <summary>A valid archive whose parts were changed, lost, doubled, renamed or blown up.</summary>
    private byte[] Repacked(byte[] workbook)
    {
        using var output = new MemoryStream();
        using (var written = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        using (var read = new ZipArchive(new MemoryStream(workbook)))
        {
            var victim = dice.Next(read.Entries.Count);
            for (var i = 0; i < read.Entries.Count; i++)
            {
                var name = read.Entries[i].FullName;
                using var content = new MemoryStream();
                using (var part = read.Entries[i].Open())
                {
                    part.CopyTo(content);
                }

                var bytes = content.ToArray();
                switch (i == victim ? dice.Next(8) : -1)
                {
                    case 0:
                        continue;
                    case 1:
                        name = new[] { "xl/vbaProject.bin", "../../out.xml", name + "x", "xl/worksheets/sheet9.xml", "" + (char)dice.Next(32, 900) }[dice.Next(5)];
                        break;
                    case 2:
                        Add(written, name, bytes);
                        break;
                    case 3:
                        bytes = [.. bytes[..(bytes.Length / 2)], .. Blown(), .. bytes[(bytes.Length / 2)..]];
                        break;
                    case >= 4:
                        bytes = InText(bytes);
                        break;
                    default:
                        break;
                }

                Add(written, name, bytes);
            }
        }

        return output.ToArray();
    }

    private byte[] InText(byte[] bytes)
    {
        for (var i = dice.Next(1, 5); i > 0; i--)
        {
            bytes = Changed(bytes, [new SeedFile(null!, bytes)]);
        }

        return bytes;
    }

    private byte[] Blown()
    {
        var part = Encoding.UTF8.GetBytes(Pieces[dice.Next(Pieces.Length)]);
        return [.. Enumerable.Repeat(part, dice.Next(1, 40_000)).SelectMany(bytes => bytes)];
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(bytes);
    }
}
