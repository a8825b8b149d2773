using System.Buffers.Text;
using System.Security.Cryptography;

namespace Hub.Data.Access.People;

/// <summary>The secret of a one-time link: 256 random bits, of which the hub keeps the SHA-256 only.</summary>
public static class OneTimeToken
{
    private const int Bytes = 32;

    /// <summary>A new secret as it stands in a link.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of a secret; null for a text that is none.</summary>
    public static byte[]? HashOf(string token)
    {
        // Decoding would throw on other alphabets; a mistyped link is an ordinary event.
        if (token.Length != 43 || !Base64Url.IsValid(token, out var length) || length != Bytes)
        {
            return null;
        }

        return SHA256.HashData(Base64Url.DecodeFromChars(token));
    }
}
