using Hub.Data.Profiles.Document;

namespace Hub.Jobs.Profiles.Rendering;

/// <summary>
/// Turns a profile document into a PDF. Equal input, engine and fonts give equal bytes, so the stored file is the record.
/// Safe to call from several threads at once.
/// </summary>
internal interface IProfileRenderer
{
    /// <summary>Name of the engine as written in the setting "Pdf:Engine" and kept with the snapshot.</summary>
    string Name { get; }

    /// <summary>The font files this engine draws with; kept with the snapshot, because other fonts give other bytes.</summary>
    IReadOnlyList<FontHash> Fonts { get; }

    /// <summary>Writes the whole file to <paramref name="output"/>, which need not be seekable and stays open.</summary>
    void Render(ProfileDocument document, Stream output, CancellationToken cancellationToken);
}

/// <summary>A font file and the SHA-256 of its bytes in lower-case hexadecimal.</summary>
internal sealed record FontHash(string File, string Sha256);
