using System.Security.Cryptography;
using System.Text;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>
/// The keys that wrap all others. The file holds one base64 key of 32 bytes on each line: the first wraps, the others only
/// unwrap what they wrapped before it came. Losing it loses every received file and every sealed identity.
/// </summary>
public sealed class MasterKeys
{
    private const int IdBytes = 8;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly List<byte[]> _keys;

    private MasterKeys(List<byte[]> keys) => _keys = keys;

    /// <summary>Reads the key file, making it first where that is allowed.</summary>
    /// <exception cref="InvalidOperationException">It is missing or unreadable; the message says what to do.</exception>
    public static MasterKeys Open(string path, bool mayCreate)
    {
        if (!File.Exists(path))
        {
            if (!mayCreate)
            {
                throw new InvalidOperationException(
                    "The key file named by Hub:KeyFile does not exist; put it back from the safe copy before anything is received.");
            }

            Create(path);
        }

        var keys = new List<byte[]>();
        foreach (var line in File.ReadLines(path).Where(line => line.Trim().Length > 0))
        {
            var key = new byte[SealedFile.KeyBytes];
            if (!Convert.TryFromBase64String(line.Trim(), key, out var length) || length != key.Length)
            {
                throw new InvalidOperationException(
                    "The key file named by Hub:KeyFile is damaged: each line must be one base64 key of 32 bytes; put the safe copy back.");
            }

            keys.Add(key);
        }

        return keys.Count > 0
            ? new MasterKeys(keys)
            : throw new InvalidOperationException("The key file named by Hub:KeyFile is empty; put the safe copy back.");
    }

    /// <summary>Seals a key so that it may be stored; <paramref name="belongsTo"/> must be named again to open it.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key, string belongsTo)
    {
        var wrapped = new byte[IdBytes + NonceBytes + key.Length + TagBytes];
        Id(_keys[0]).CopyTo(wrapped, 0);
        var nonce = wrapped.AsSpan(IdBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_keys[0], TagBytes);
        var body = wrapped.AsSpan(IdBytes + NonceBytes);
        cipher.Encrypt(nonce, key, body[..key.Length], body[key.Length..], Encoding.UTF8.GetBytes(belongsTo));
        return wrapped;
    }

    /// <summary>Opens a stored key.</summary>
    /// <exception cref="InvalidOperationException">None of the keys in the file wrapped it.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string belongsTo)
    {
        foreach (var master in _keys)
        {
            if (wrapped.StartsWith(Id(master)))
            {
                var body = wrapped[(IdBytes + NonceBytes)..];
                var key = new byte[body.Length - TagBytes];
                using var cipher = new AesGcm(master, TagBytes);
                cipher.Decrypt(
                    wrapped.Slice(IdBytes, NonceBytes), body[..^TagBytes], body[^TagBytes..], key, Encoding.UTF8.GetBytes(belongsTo));
                return key;
            }
        }

        throw new InvalidOperationException(
            "The key that seals this file is not in the key file named by Hub:KeyFile; add the older key as a further line.");
    }

    private static byte[] Id(byte[] key) => SHA256.HashData(key)[..IdBytes];

    /// <summary>Two processes may start at once: whoever renames first has made the key, the other reads it.</summary>
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealedFile.KeyBytes)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
