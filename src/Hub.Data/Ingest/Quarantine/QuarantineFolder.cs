using System.Security.Cryptography;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>A received file at rest.</summary>
/// <param name="StoredName">Its name in the folder; says nothing about sender or content.</param>
/// <param name="SealedKey">Its key, wrapped by the master key.</param>
/// <param name="Bytes">Length as received.</param>
/// <param name="Sha256">Hash as received.</param>
internal sealed record StoredFile(string StoredName, byte[] SealedKey, long Bytes, byte[] Sha256);

/// <summary>
/// The folder where files wait, encrypted, until their submission is decided. A file is written under a temporary name, forced
/// to disk and renamed; only then may a row name it. Files that no row names are swept.
/// </summary>
public sealed class QuarantineFolder
{
    private const string Suffix = ".sealed";
    private const string Unfinished = ".part";

    private readonly IngestOptions _options;
    private readonly Lazy<MasterKeys> _keys;
    private readonly Func<string, Stream> _create;

    /// <summary>The folder that the options name.</summary>
    public QuarantineFolder(IngestOptions options)
        : this(options, Create)
    {
    }

    internal QuarantineFolder(IngestOptions options, Func<string, Stream> create)
    {
        _options = options.Problem() is { } problem ? throw new ArgumentException(problem, nameof(options)) : options;
        _keys = new Lazy<MasterKeys>(() => MasterKeys.Open(options.KeyFile, options.MayCreateKeyFile));
        _create = create;
    }

    /// <summary>Days that a file is kept after its decision.</summary>
    public int KeepDays => _options.KeepDays;

    /// <summary>Where the files lie.</summary>
    internal string Path => _options.FilesFolder;

    /// <summary>The keys that wrap the keys of files and identities.</summary>
    internal MasterKeys Keys => _keys.Value;

    /// <summary>Stores what a sender sends; a refusal leaves nothing behind.</summary>
    internal async Task<(StoredFile? File, Refusal? Refusal)> StoreAsync(
        Guid submissionKey, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_options.FilesFolder);
        var name = submissionKey.ToString("N") + Suffix;
        var temporary = System.IO.Path.Combine(_options.FilesFolder, name + Unfinished);
        try
        {
            var stored = await WriteAsync(temporary, name, content, cancellationToken);
            if (stored is null)
            {
                File.Delete(temporary);
                return (null, TooLarge());
            }

            File.Move(temporary, System.IO.Path.Combine(_options.FilesFolder, name));
            return (stored, null);
        }
        catch (IOException fault) when (IsFull(fault))
        {
            File.Delete(temporary);
            return (null, new Refusal(
                "disk_full",
                "The hub has no room left to keep this file and has stored nothing of it; tell its operator, then send the file again."));
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Opens a stored file for reading at any place.</summary>
    internal Stream Open(string storedName, byte[] sealedKey)
        => new SealedReader(System.IO.Path.Combine(_options.FilesFolder, storedName), Keys.Unwrap(sealedKey, storedName));

    /// <summary>Removes a file; one that is already gone is no mistake.</summary>
    internal void Delete(string storedName) => File.Delete(System.IO.Path.Combine(_options.FilesFolder, storedName));

    /// <summary>Names of finished and unfinished files that were last written before an instant.</summary>
    internal IReadOnlyList<string> WrittenBefore(DateTimeOffset instant)
        => !Directory.Exists(_options.FilesFolder)
            ? []
            : [.. new DirectoryInfo(_options.FilesFolder).EnumerateFiles()
                .Where(file => file.Extension is Suffix or Unfinished && file.LastWriteTimeUtc < instant.UtcDateTime)
                .Select(file => file.Name)];

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>ENOSPC and EDQUOT of Unix, ERROR_DISK_FULL of Windows.</summary>
    internal static bool IsFull(IOException fault) => fault.HResult is 28 or 122 or unchecked((int)0x80070070);

    /// <summary>Seals the content into a file and forces it to disk; null when it is larger than allowed.</summary>
    private async Task<StoredFile?> WriteAsync(string path, string name, Stream content, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(SealedFile.KeyBytes);
        try
        {
            await using var target = _create(path);
            using var writer = new SealedWriter(target, key);
            if (!await writer.CopyAsync(content, _options.MaxFileBytes, cancellationToken))
            {
                return null;
            }

            (target as FileStream)?.Flush(flushToDisk: true);
            return new StoredFile(name, Keys.Wrap(key, name), writer.Bytes, writer.Hash());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private Refusal TooLarge() => new(
        "too_large",
        $"The file is larger than {_options.MaxFileBytes / (1024 * 1024)} MB, the most that one return may have; split it by period.");
}
