using System.IO.Compression;
using System.Text;

namespace Hub.Data.Ingest.Reading;

/// <summary>
/// What is looked at before a workbook is parsed: that it is one, that it unpacks to a sane size, and that nothing in it acts
/// (NCSC, "Pattern: safely importing data": cells are read, the document around them is refused).
/// </summary>
internal static class WorkbookGuard
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 1L << 30;
    private const long MostSharedStrings = 100L << 20;
    private const long RatioMatters = 32L << 20;
    private const int MostRatio = 150;

    private static readonly Refusal Bomb = new(
        "unpacks_too_large",
        "The workbook unpacks to more than a return can hold; copy the rows into a new workbook, or send them as CSV.");

    private static readonly Refusal Damaged = new(
        "damaged_workbook", "The workbook is damaged and cannot be opened; open it in Excel, save it again and send that.");

    /// <summary>Why the archive may not be parsed, or null; leaves the stream at its start.</summary>
    public static Refusal? Check(Stream stream)
    {
        try
        {
            stream.Position = 0;
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Content(archive) ?? Size(archive, stream.Length);
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
        finally
        {
            stream.Position = 0;
        }
    }

    /// <summary>Why a workbook whose parsing failed is refused.</summary>
    public static Refusal RefuseDamaged() => Damaged;

    /// <summary>Why an OLE container is refused: it is an encrypted workbook, or an old one.</summary>
    public static Refusal RefuseOle(Stream stream)
    {
        var head = new byte[1 << 20];
        stream.Position = 0;
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var bytes = head.AsSpan(0, length);
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
        {
            return new Refusal(
                "password_protected",
                "The workbook is protected by a password; remove it in Excel (File, Info, Protect Workbook) and send it again.");
        }

        return bytes.IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0
            ? new Refusal("old_workbook", "This is a workbook of Excel 97 to 2003 (.xls); save it as XLSX or CSV and send that.")
            : new Refusal("not_a_table", "This is not a CSV or XLSX file; export the data as one of these and send that.");
    }

    private static Refusal? Content(ZipArchive archive)
    {
        if (archive.Entries.Count > MostEntries)
        {
            return Bomb;
        }

        bool Has(string part) => archive.Entries.Any(e => e.FullName.Contains(part, StringComparison.OrdinalIgnoreCase));
        if (Has("vbaProject") || Has("xl/macrosheets/"))
        {
            return new Refusal("macros", "The workbook contains macros; save it as XLSX without macros, or as CSV, and send that.");
        }

        if (Has("xl/workbook.bin"))
        {
            return new Refusal("binary_workbook", "This is a binary workbook (.xlsb); save it as XLSX or CSV and send that.");
        }

        if (!Has("xl/workbook.xml"))
        {
            return new Refusal("not_a_table", "This archive is not an XLSX workbook; send the CSV or XLSX file itself.");
        }

        if (Has("xl/externalLinks/") || Has("xl/connections.xml"))
        {
            return new Refusal(
                "external_links",
                "The workbook is linked to other files or data sources; paste its values into a new workbook and send that.");
        }

        return Has("xl/embeddings/") || Has("xl/activeX/")
            ? new Refusal("embedded_objects", "The workbook contains embedded objects; paste its values into a new workbook and send that.")
            : null;
    }

    /// <summary>Sizes as declared, then as they are: a declaration can lie.</summary>
    private static Refusal? Size(ZipArchive archive, long packed)
    {
        var declared = archive.Entries.Sum(entry => entry.Length);
        var sharedStrings = archive.Entries.Where(IsSharedStrings).Sum(entry => entry.Length);
        if (declared > MostUnpacked || sharedStrings > MostSharedStrings || IsBomb(declared, packed))
        {
            return Bomb;
        }

        var block = new byte[64 * 1024];
        var actual = 0L;
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            var ofEntry = 0L;
            for (int read; (read = content.Read(block)) > 0;)
            {
                ofEntry += read;
                actual += read;
                if (ofEntry > entry.Length || actual > MostUnpacked || IsBomb(actual, packed))
                {
                    return Bomb;
                }
            }
        }

        return null;
    }

    private static bool IsSharedStrings(ZipArchiveEntry entry)
        => entry.FullName.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsBomb(long unpacked, long packed) => unpacked > RatioMatters && unpacked / Math.Max(packed, 1) > MostRatio;
}
