using System.Text.Json;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Editions;

/// <summary>The one way an edition is written when it is frozen, so that its checksum means something.</summary>
public static class EditionJson
{
    /// <summary>The edition as text, as snapshots are written.</summary>
    public static string Write(EditionContent content) => JsonSerializer.Serialize(content, SnapshotJson.Options);

    /// <summary>A frozen edition read back.</summary>
    /// <exception cref="JsonException">The text is no edition.</exception>
    public static EditionContent Read(string text)
        => JsonSerializer.Deserialize<EditionContent>(text, SnapshotJson.Options) ?? throw new JsonException("The edition is empty.");
}
