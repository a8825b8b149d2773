using System.Buffers;
using System.Security.Cryptography;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>How a piece was taken.</summary>
public enum AppendedPiece
{
    /// <summary>What could be kept of it is kept.</summary>
    Kept,

    /// <summary>It does not begin where what has survived ends.</summary>
    WrongPlace,

    /// <summary>Another request is writing.</summary>
    Busy,

    /// <summary>It is more than was declared.</summary>
    TooMuch,

    /// <summary>There is no room for it.</summary>
    NoRoom,
}

/// <summary>
/// Files that arrive in pieces, in the form of <see cref="SealedFile"/>: the declared length says which chunk is the last, so every
/// chunk is sealed once and for good when it is whole. Only whole chunks survive a broken line, and what has survived is the offset.
/// </summary>
internal sealed class UploadFiles(QuarantineFolder folder)
{
    private const string Suffix = ".upload";

    /// <summary>The name under which an upload's pieces lie; its key is wrapped for that name.</summary>
    public static string NameOf(Guid uploadId) => uploadId.ToString("N") + Suffix;

    /// <summary>Begins an empty file and returns its wrapped key.</summary>
    public byte[] Begin(Guid uploadId)
    {
        Directory.CreateDirectory(folder.Path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(PathOf(uploadId), options);
        file.Write(SealedFile.Mark);
        var key = RandomNumberGenerator.GetBytes(SealedFile.KeyBytes);
        try
        {
            return folder.Keys.Wrap(key, NameOf(uploadId));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>How many bytes have survived; null where the file is gone.</summary>
    public long? Offset(Guid uploadId, long length)
    {
        var file = new FileInfo(PathOf(uploadId));
        return file.Exists ? Survived(file.Length, length) : null;
    }

    /// <summary>
    /// Appends what the sender sends until it ends or the line breaks; either way whole chunks stay. Nobody else can write meanwhile.
    /// </summary>
    public async Task<(AppendedPiece Outcome, long Offset)> AppendAsync(
        Guid uploadId, byte[] sealedKey, long length, long offset, Stream piece, CancellationToken cancellationToken)
    {
        FileStream file;
        try
        {
            file = new FileStream(PathOf(uploadId), new FileStreamOptions
            {
                Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0,
            });
        }
        catch (IOException fault) when (fault is not FileNotFoundException)
        {
            return (AppendedPiece.Busy, offset);
        }

        await using (file)
        {
            var survived = Survived(file.Length, length);
            if (survived != offset)
            {
                return (AppendedPiece.WrongPlace, survived);
            }

            // A chunk that was cut off is written again from its beginning.
            file.SetLength(Stored(offset));
            file.Position = file.Length;
            var key = folder.Keys.Unwrap(sealedKey, NameOf(uploadId));
            using var cipher = new AesGcm(key, SealedFile.TagBytes);
            CryptographicOperations.ZeroMemory(key);
            var outcome = await WriteAsync(file, cipher, length, offset, piece, cancellationToken);
            file.Flush(flushToDisk: true);
            return (outcome, Survived(file.Length, length));
        }
    }

    /// <summary>The plain bytes of a file that has come whole.</summary>
    public Stream Open(Guid uploadId, byte[] sealedKey) => folder.Open(NameOf(uploadId), sealedKey);

    /// <summary>Removes a file; one that is already gone is no mistake.</summary>
    public void Delete(Guid uploadId) => folder.Delete(NameOf(uploadId));

    /// <summary>Uploads whose files were last written before an instant.</summary>
    public IReadOnlyList<Guid> WrittenBefore(DateTimeOffset instant)
        => !Directory.Exists(folder.Path)
            ? []
            : [.. new DirectoryInfo(folder.Path).EnumerateFiles("*" + Suffix)
                .Where(file => file.LastWriteTimeUtc < instant.UtcDateTime)
                .Select(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)];

    private static long Survived(long stored, long length)
    {
        var body = Math.Max(0, stored - SealedFile.Mark.Length);
        return body == Body(length) ? length : body / SealedFile.StoredChunkBytes * SealedFile.ChunkBytes;
    }

    private static long Stored(long offset) => SealedFile.Mark.Length + Body(offset);

    private static long Body(long plain)
        => plain + ((plain + SealedFile.ChunkBytes - 1) / SealedFile.ChunkBytes * SealedFile.TagBytes);

    private static async Task<AppendedPiece> WriteAsync(
        FileStream file, AesGcm cipher, long length, long offset, Stream piece, CancellationToken cancellationToken)
    {
        var plain = ArrayPool<byte>.Shared.Rent(SealedFile.ChunkBytes);
        var stored = ArrayPool<byte>.Shared.Rent(SealedFile.StoredChunkBytes);
        try
        {
            while (true)
            {
                var wanted = (int)Math.Min(SealedFile.ChunkBytes, length - offset);
                var came = await ReadAsync(piece, plain.AsMemory(0, wanted), cancellationToken);
                if (came < wanted)
                {
                    return AppendedPiece.Kept;
                }

                if (wanted == 0)
                {
                    return await ReadAsync(piece, plain.AsMemory(0, 1), cancellationToken) == 0
                        ? AppendedPiece.Kept
                        : AppendedPiece.TooMuch;
                }

                Seal(cipher, plain.AsSpan(0, wanted), stored, offset / SealedFile.ChunkBytes, offset + wanted == length);
                await file.WriteAsync(stored.AsMemory(0, wanted + SealedFile.TagBytes), CancellationToken.None);
                offset += wanted;
            }
        }
        catch (IOException fault) when (QuarantineFolder.IsFull(fault))
        {
            return AppendedPiece.NoRoom;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain.AsSpan(0, SealedFile.ChunkBytes));
            ArrayPool<byte>.Shared.Return(plain);
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private static void Seal(AesGcm cipher, ReadOnlySpan<byte> plain, Span<byte> stored, long chunk, bool isLast)
    {
        Span<byte> nonce = stackalloc byte[SealedFile.NonceBytes];
        Span<byte> bound = stackalloc byte[SealedFile.BoundBytes];
        SealedFile.Nonce(nonce, chunk);
        SealedFile.Bound(bound, chunk, isLast);
        cipher.Encrypt(nonce, plain, stored[..plain.Length], stored.Slice(plain.Length, SealedFile.TagBytes), bound);
    }

    /// <summary>A line that breaks is an end like any other.</summary>
    private static async Task<int> ReadAsync(Stream piece, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var total = 0;
        try
        {
            while (total < buffer.Length)
            {
                var read = await piece.ReadAsync(buffer[total..], cancellationToken);
                if (read == 0)
                {
                    break;
                }

                total += read;
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // What came before the break stays.
        }

        return total;
    }

    private string PathOf(Guid uploadId) => Path.Combine(folder.Path, NameOf(uploadId));
}
