using Hub.Data.Profiles.Writing.Cleaning;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

/// <summary>The faces of one font folder: regular and bold, and the faces asked for characters that those two lack.</summary>
internal sealed class FontSet
{
    // The portal refuses what none of the same files has.
    private const string RegularFile = FontFiles.Regular, BoldFile = FontFiles.Bold;

    private FontSet(string folder, FontFace regular, FontFace bold, IReadOnlyList<FontFace> fallbacks)
        => (Folder, Regular, Bold, Fallbacks) = (folder, regular, bold, fallbacks);

    public string Folder { get; }

    public FontFace Regular { get; }

    public FontFace Bold { get; }

    public IReadOnlyList<FontFace> Fallbacks { get; }

    /// <summary>All files that may be drawn with, in a fixed order.</summary>
    public IReadOnlyList<FontHash> Hashes => [Regular.Hash, Bold.Hash, .. Fallbacks.Select(f => f.Hash)];

    /// <summary>Reads the folder, or says in one sentence what is missing and how to get it.</summary>
    public static FontSetResult Load(string folder)
    {
        var missing = new[] { RegularFile, BoldFile }.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file)));
        if (missing is not null)
        {
            return new FontSetResult.Missing(
                $"The font {missing} is not in the folder {folder}: install the package fonts-noto-core, "
                + "or name the folder that holds it in Pdf:FontFolder.");
        }

        try
        {
            var fallbacks = FontFiles.Fallbacks.Select(file => Path.Combine(folder, file)).Where(File.Exists).Select(FontFace.Read);
            return new FontSetResult.Loaded(new FontSet(
                folder,
                FontFace.Read(Path.Combine(folder, RegularFile)),
                FontFace.Read(Path.Combine(folder, BoldFile)),
                [.. fallbacks]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException
            or ArgumentException or KeyNotFoundException)
        {
            return new FontSetResult.Missing(
                $"The fonts in {folder} cannot be read ({e.Message.TrimEnd('.')}): reinstall the package fonts-noto-core, "
                + "or name a readable folder in Pdf:FontFolder.");
        }
    }

    /// <summary>
    /// The face that draws a character: the wanted weight, else the first other face that has it, else null.
    /// </summary>
    public FontFace? FaceFor(int codePoint, bool bold)
    {
        var wanted = bold ? Bold : Regular;
        return wanted.Has(codePoint) ? wanted : Fallbacks.FirstOrDefault(f => f.Has(codePoint));
    }
}

/// <summary>What came of reading a font folder.</summary>
internal abstract record FontSetResult
{
    private FontSetResult()
    {
    }

    /// <summary>The fonts are ready.</summary>
    internal sealed record Loaded(FontSet Fonts) : FontSetResult;

    /// <summary>A font is missing or unreadable; <paramref name="Reason"/> is one sentence with the next step.</summary>
    internal sealed record Missing(string Reason) : FontSetResult;
}
