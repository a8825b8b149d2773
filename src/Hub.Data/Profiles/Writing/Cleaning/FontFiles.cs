namespace Hub.Data.Profiles.Writing.Cleaning;

/// <summary>The fonts of the document, by their file names: what renderers draw with and what may be written.</summary>
public static class FontFiles
{
    /// <summary>Where Debian's fonts-noto-core puts them.</summary>
    public const string DefaultFolder = "/usr/share/fonts/truetype/noto";

    /// <summary>Running text.</summary>
    public const string Regular = "NotoSans-Regular.ttf";

    /// <summary>Bold.</summary>
    public const string Bold = "NotoSans-Bold.ttf";

    /// <summary>For characters that the two lack.</summary>
    public static IReadOnlyList<string> Fallbacks { get; } =
        ["NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf"];

    /// <summary>Those that decide whether a character can be printed.</summary>
    public static IReadOnlyList<string> All { get; } = [Regular, .. Fallbacks];
}
