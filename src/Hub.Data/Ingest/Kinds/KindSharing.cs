using System.Text.Json;
using Hub.Data.Sharing;

namespace Hub.Data.Ingest.Kinds;

/// <summary>Kinds as the sharing decision sees them.</summary>
public static class KindSharing
{
    /// <summary>What sharing must know of a kind.</summary>
    public static SharedKind Of(DatasetKind kind) => new(
        kind.Kind,
        kind.Title,
        Word(kind.DataClass),
        Word(kind.Regime),
        Word(kind.Gateway),
        [.. kind.About.Select(Word)],
        kind.Help.Why,
        [.. kind.Schema.Fields.Select(field => new SharedField(
            field.Name, field.Title, field.Description, field.Identifier is not null))]);

    /// <summary>Every kind of a set, and those that are written in the hub.</summary>
    public static SharedKinds All(DatasetKinds kinds) => new([.. kinds.Kinds.Select(Of), .. WrittenKinds.All]);

    private static string Word<T>(T value)
        where T : struct, Enum
        => JsonSerializer.SerializeToElement(value, DatasetKindJson.Options).GetString()!;
}
