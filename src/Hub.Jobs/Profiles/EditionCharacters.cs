using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles;

/// <summary>Names the characters of an edition that the fonts of the settings lack, so that none is found blank in print.</summary>
internal sealed class EditionCharacters(PdfOptions options) : ICharacterCheck
{
    private readonly Lazy<FontSetResult> _fonts = new(() => FontSet.Load(options.FontFolder));

    /// <inheritdoc/>
    public IReadOnlyList<string> Missing(EditionContent edition)
        => _fonts.Value is FontSetResult.Loaded loaded
            ? [.. FontCoverage.Check(ProfileAssembly.Assemble(edition), loaded.Fonts).Select(missing => missing.Reason)]
            : [];
}
