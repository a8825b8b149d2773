namespace Hub.Data.Ingest.Scanning;

/// <summary>The virus scanner as a worker last found it.</summary>
/// <param name="Engine">Its program and version; null where it did not say.</param>
/// <param name="Signatures">Number and day of its official signatures; null where it has none.</param>
/// <param name="SignatureSource"><see cref="ScanWords.Official"/> or <see cref="ScanWords.LocalTest"/>; null where unknown.</param>
/// <param name="Why">The name of a <see cref="ScanFault"/>; null where it can be used.</param>
/// <param name="CheckedAt">When.</param>
public sealed record ScannerStanding(
    string? Engine, string? Signatures, string? SignatureSource, string? Why, DateTimeOffset CheckedAt)
{
    /// <summary>Why it cannot be used; null where it can.</summary>
    public ScanFault? Fault => Enum.TryParse<ScanFault>(Why, out var fault) ? fault : null;

    /// <summary>What an upload page says about it; null where all is as it should be.</summary>
    public string? Sentence
        => SignatureSource == ScanWords.LocalTest && Fault is null ? ScanWords.TestSignature
            : Fault is not null ? "The virus scanner does not answer at the moment: you can send files, and they wait unread until it does."
            : null;
}

/// <summary>The virus scanner's standing as a submission's page tells it.</summary>
/// <param name="Outcome">clean, found or held.</param>
/// <param name="ScannedAt">When.</param>
/// <param name="Engine">By which program; null where it did not say.</param>
/// <param name="Signatures">With which official signatures; null where it had none.</param>
/// <param name="SignatureSource"><see cref="ScanWords.Official"/> or <see cref="ScanWords.LocalTest"/>; null where unknown.</param>
/// <param name="NameFound">What was found.</param>
/// <param name="Why">The name of the <see cref="ScanFault"/> for which it is held.</param>
public sealed record ScanRecord(
    string Outcome, DateTimeOffset ScannedAt, string? Engine, string? Signatures, string? SignatureSource, string? NameFound, string? Why)
{
    /// <summary>What the sender reads while the file waits; null where it does not.</summary>
    public string? HeldSentence => Enum.TryParse<ScanFault>(Why, out var fault) ? ScanWords.Held(fault) : null;
}
