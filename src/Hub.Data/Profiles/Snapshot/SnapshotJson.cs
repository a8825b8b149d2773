using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>The one way a snapshot is written, so that its checksum means something.</summary>
public static class SnapshotJson
{
    /// <summary>Camel case, enum names in words, nothing left out.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The snapshot as text.</summary>
    public static string Write(SnapshotContent content) => JsonSerializer.Serialize(content, Options);

    /// <summary>A stored snapshot read back.</summary>
    /// <exception cref="JsonException">The text is no snapshot.</exception>
    public static SnapshotContent Read(string text)
        => JsonSerializer.Deserialize<SnapshotContent>(text, Options) ?? throw new JsonException("The snapshot is empty.");
}
