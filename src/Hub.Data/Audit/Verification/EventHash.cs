using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Data.Audit.Sealing;

namespace Hub.Data.Audit.Verification;

/// <summary>
/// The content hash of an event, computed without the database's own function: SHA-256 over its fields in order, each as its length
/// in bytes, a colon and itself, "-" for what is missing. Nothing can run into its neighbour.
/// </summary>
internal static class EventHash
{
    public static byte[] Compute(RecordRow row)
    {
        var text = new StringBuilder(512);
        Add(text, row.EventId?.ToString());
        Add(text, row.Kind);
        Add(text, SealHead.Microseconds(row.At ?? default).ToString(CultureInfo.InvariantCulture));
        Add(text, row.Actor);
        Add(text, row.ActorAgency?.ToString());
        Add(text, row.Purpose);
        Add(text, row.Outcome);
        Add(text, row.SubjectType);
        Add(text, row.SubjectId);
        Add(text, string.Join(',', row.Agencies ?? []));
        Add(text, string.Join(',', row.Agreements ?? []));
        Add(text, row.Details);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Add(StringBuilder text, string? value)
    {
        if (value is null)
        {
            text.Append('-');
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:{value}");
        }
    }
}
