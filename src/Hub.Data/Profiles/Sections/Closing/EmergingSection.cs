using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections.Written;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>Emerging issues and horizon: people's words alone, so it stands only where there are some.</summary>
internal static class EmergingSection
{
    public static IEnumerable<Block> Write(EditionContent edition)
    {
        var written = WrittenBlocks.Of(edition, SectionKeys.Emerging).ToList();
        return written.Count == 0
            ? []
            : WrittenBlocks.Into([new Heading(1, "Emerging issues and horizon", "emerging")], edition, SectionKeys.Emerging);
    }
}
