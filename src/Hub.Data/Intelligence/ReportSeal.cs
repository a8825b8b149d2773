using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Intelligence;

/// <summary>What is stored of a report: its own key, wrapped by the hub's master key, and its words under that key.</summary>
public sealed record SealedReport(byte[] SealedKey, byte[] Sealed);

/// <summary>
/// Seals reports with AES-GCM, each under a key of its own, bound to its id. The database holds what it cannot read; without a
/// report's key nothing of it can be read again, from a backup either.
/// </summary>
/// <param name="keyFile">The hub's key file (<c>Hub:KeyFile</c>), opened on first use.</param>
/// <param name="mayCreate">Whether a missing key file is made: never in production.</param>
public sealed class ReportSeal(string? keyFile, bool mayCreate)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lazy<MasterKeys> _keys = new(() => MasterKeys.Open(
        keyFile ?? throw new InvalidOperationException("Intelligence reports need the master keys: set Hub:KeyFile."), mayCreate));

    /// <summary>Seals the words of a report under a new key.</summary>
    public SealedReport Seal(Guid reportId, ReportText text)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var plain = JsonSerializer.SerializeToUtf8Bytes(text, Json);
        try
        {
            var content = new byte[NonceBytes + plain.Length + TagBytes];
            RandomNumberGenerator.Fill(content.AsSpan(0, NonceBytes));
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Encrypt(
                content.AsSpan(0, NonceBytes), plain, content.AsSpan(NonceBytes, plain.Length), content.AsSpan(^TagBytes..),
                Encoding.UTF8.GetBytes(BelongsTo(reportId)));
            return new SealedReport(_keys.Value.Wrap(key, BelongsTo(reportId)), content);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Opens what <see cref="Seal"/> made for the same report.</summary>
    /// <exception cref="CryptographicException">It was changed, or belongs to another report.</exception>
    public ReportText Open(Guid reportId, SealedReport report)
    {
        var key = _keys.Value.Unwrap(report.SealedKey, BelongsTo(reportId));
        var plain = new byte[report.Sealed.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                report.Sealed.AsSpan(0, NonceBytes), report.Sealed.AsSpan(NonceBytes, plain.Length), report.Sealed.AsSpan(^TagBytes..),
                plain, Encoding.UTF8.GetBytes(BelongsTo(reportId)));
            return JsonSerializer.Deserialize<ReportText>(plain, Json)
                ?? throw new InvalidOperationException("The sealed words of a report are empty.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static string BelongsTo(Guid reportId) => $"intelligence report {reportId:N}";
}
