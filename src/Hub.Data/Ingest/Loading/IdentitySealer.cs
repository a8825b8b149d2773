using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hub.Data.Ingest.Loading;

/// <summary>
/// Seals the identifying values of one submission's rows under a key of that submission alone: destroying the key destroys
/// them all. A seal belongs to its submission and row and opens nowhere else.
/// </summary>
internal sealed class IdentitySealer(byte[] key, long submissionId) : IDisposable
{
    /// <summary>Bytes added to a text by sealing.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly AesGcm _cipher = new(key, TagBytes);

    /// <summary>Seals a text into <paramref name="target"/>: nonce, sealed text, seal.</summary>
    public void Seal(int rowNumber, ReadOnlySpan<byte> text, Span<byte> target)
    {
        // The key is made for this submission and each of its rows is sealed once, so the row number never repeats under it.
        var nonce = target[..NonceBytes];
        nonce.Clear();
        BinaryPrimitives.WriteInt32BigEndian(nonce[8..], rowNumber);
        Span<byte> bound = stackalloc byte[12];
        Bind(bound, rowNumber);
        _cipher.Encrypt(nonce, text, target.Slice(NonceBytes, text.Length), target.Slice(NonceBytes + text.Length, TagBytes), bound);
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    public byte[] Open(int rowNumber, ReadOnlySpan<byte> sealedText)
    {
        var text = new byte[sealedText.Length - Overhead];
        Open(rowNumber, sealedText, text);
        return text;
    }

    /// <summary>Opens into <paramref name="text"/>, which is <see cref="Overhead"/> bytes shorter than what is sealed.</summary>
    public void Open(int rowNumber, ReadOnlySpan<byte> sealedText, Span<byte> text)
    {
        Span<byte> bound = stackalloc byte[12];
        Bind(bound, rowNumber);
        _cipher.Decrypt(sealedText[..NonceBytes], sealedText[NonceBytes..^TagBytes], sealedText[^TagBytes..], text, bound);
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    private void Bind(Span<byte> bound, int rowNumber)
    {
        BinaryPrimitives.WriteInt64BigEndian(bound, submissionId);
        BinaryPrimitives.WriteInt32BigEndian(bound[8..], rowNumber);
    }
}
