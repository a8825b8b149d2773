using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Data.Ingest.Kinds;

/// <summary>A kind as JSON: strict when read, canonical when written.</summary>
public static class DatasetKindJson
{
    /// <summary>The reading and writing rules: camel case, closed members, enum words in snake case, comments allowed.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>
    /// The canonical text: every member in its fixed order, without comments. Two files that say the same give the same text.
    /// </summary>
    public static string Write(DatasetKind kind) => JsonSerializer.Serialize(kind, Options);

    /// <summary>SHA-256 of the canonical text: what "the same version, the same content" is judged by.</summary>
    public static byte[] Checksum(DatasetKind kind) => SHA256.HashData(Encoding.UTF8.GetBytes(Write(kind)));

    /// <summary>Reads a text that <see cref="Write"/> wrote, for instance from ingest.dataset_kinds.</summary>
    public static DatasetKind Read(string json)
        => JsonSerializer.Deserialize<DatasetKind>(json, Options) ?? throw new JsonException("The definition is null.");

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }
}
