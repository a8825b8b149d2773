using System.IO.Compression;
using System.Text;

namespace Hub.Testing.Scanning;

/// <summary>
/// The harmless file that every virus scanner finds (eicar.org). It is put together when it is needed: written out here, it would
/// have scanners take this repository away.
/// </summary>
public static class Eicar
{
    /// <summary>Its 68 bytes.</summary>
    public static byte[] File()
        => Encoding.ASCII.GetBytes(string.Concat("X5O!P%@AP[4", "\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-", "FILE!$H+H*"));

    /// <summary>In a zip, some folders down.</summary>
    public static byte[] Zipped() => Archive(("deep/er/notes.txt", File()));

    /// <summary>A workbook that would open, with the file embedded in it.</summary>
    public static byte[] InWorkbook(byte[] workbook)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/media/image1.png").Open();
            entry.Write(File());
        }

        return stream.ToArray();
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
