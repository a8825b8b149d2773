using System.Security.Cryptography;
using System.Text;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>Seals and opens what belongs to one submission, AES-GCM under its own key. What a thing is, is sealed with it.</summary>
public sealed class WorkingSeal : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;
    private readonly long _submissionId;
    private readonly AesGcm _cipher;

    internal WorkingSeal(byte[] key, long submissionId)
        => (_key, _submissionId, _cipher) = (key, submissionId, new AesGcm(key, TagBytes));

    /// <summary>Seals content under a name such as "preview" or "correction 14 postcode".</summary>
    public byte[] Seal(string what, ReadOnlySpan<byte> content)
    {
        var sealedContent = new byte[NonceBytes + content.Length + TagBytes];
        RandomNumberGenerator.Fill(sealedContent.AsSpan(0, NonceBytes));
        _cipher.Encrypt(
            sealedContent.AsSpan(0, NonceBytes), content, sealedContent.AsSpan(NonceBytes, content.Length),
            sealedContent.AsSpan(^TagBytes..),
            Bound(what));
        return sealedContent;
    }

    /// <summary>Opens what <see cref="Seal"/> made under the same name.</summary>
    /// <exception cref="CryptographicException">It was changed, or belongs elsewhere.</exception>
    public byte[] Open(string what, ReadOnlySpan<byte> sealedContent)
    {
        var content = new byte[sealedContent.Length - NonceBytes - TagBytes];
        _cipher.Decrypt(
            sealedContent[..NonceBytes], sealedContent[NonceBytes..^TagBytes], sealedContent[^TagBytes..], content, Bound(what));
        return content;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_key);
    }

    private byte[] Bound(string what)
        => Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_submissionId} {what}"));
}
