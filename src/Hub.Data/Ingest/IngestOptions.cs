namespace Hub.Data.Ingest;

/// <summary>Where received files wait, and for how long.</summary>
public sealed record IngestOptions
{
    /// <summary>Longest time that a received file may be kept after its decision.</summary>
    public const int KeepDaysAtMost = 30;

    /// <summary>Folder of the encrypted files (<c>Hub:Files</c>); a mount that every worker and portal shares.</summary>
    public required string FilesFolder { get; init; }

    /// <summary>File with the master keys (<c>Hub:KeyFile</c>), readable by the hub's account only.</summary>
    public required string KeyFile { get; init; }

    /// <summary>Whether a missing key file is made: on a developer's machine and by <c>run.sh</c>, never in production.</summary>
    public bool MayCreateKeyFile { get; init; }

    /// <summary>Days from the decision to the destruction of the received file, 0 to 30.</summary>
    public int KeepDays { get; init; } = 7;

    /// <summary>The largest file that is accepted.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>What is wrong with the options, as one sentence, or null.</summary>
    public string? Problem()
        => KeepDays is < 0 or > KeepDaysAtMost ? $"Hub:KeepDays must lie between 0 and {KeepDaysAtMost}."
            : MaxFileBytes < 1 ? "Hub:MaxFileBytes must be above 0."
            : string.IsNullOrWhiteSpace(FilesFolder) || string.IsNullOrWhiteSpace(KeyFile) ? "Hub:Files and Hub:KeyFile must be set."
            : null;
}
