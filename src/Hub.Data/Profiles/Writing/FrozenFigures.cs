using Hub.Data.Database;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Writing;

/// <summary>The frozen figures beside which a profile is written, as the document shows them without anybody's words.</summary>
/// <param name="Content">The snapshot.</param>
/// <param name="Document">The document of the figures alone.</param>
internal sealed record FrozenFigures(SnapshotContent Content, ProfileDocument Document)
{
    /// <summary>Reads them; null where they were destroyed because a return under them was withdrawn.</summary>
    public static async Task<FrozenFigures?> ReadAsync(HubSession session, Publication publication)
    {
        if (await ProfileStore.FindSnapshotAsync(session, publication.SnapshotId) is not { } stored)
        {
            return null;
        }

        return Of(SnapshotJson.Read(stored.Content), stored.CreatedAt);
    }

    /// <summary>Figures with the document that shows them.</summary>
    public static FrozenFigures Of(SnapshotContent content, DateTimeOffset createdAt)
        => new(content, ProfileAssembly.Assemble(content, createdAt));

    /// <summary>The blocks of a section below its heading; none where the document has no such heading.</summary>
    public IReadOnlyList<Block> Of(WritingSection section)
    {
        var rest = Document.Blocks.SkipWhile(block => block is not Heading heading || heading.Id != section.HeadingId).ToList();
        return rest is [Heading first, ..]
            ? [.. rest.Skip(1).TakeWhile(block => block is not Heading heading || heading.Level > first.Level)]
            : [];
    }
}
