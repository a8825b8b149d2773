using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>
/// Walks a JSON text beside the types it is to become and lists every unknown, missing or impossible member with its path,
/// so that an author of a definition sees all slips at once instead of the first one that a reader stumbles over.
/// </summary>
internal static class MemberCheck
{
    /// <summary>Every slip of <paramref name="element"/> against <paramref name="type"/>; empty when it can be read.</summary>
    public static IEnumerable<KindError> Check(string file, JsonElement element, Type type)
        => Walk(file, element, DatasetKindJson.Options.GetTypeInfo(type), "");

    private static IEnumerable<KindError> Walk(string file, JsonElement element, JsonTypeInfo info, string path)
        => (info.Kind, element.ValueKind) switch
        {
            (JsonTypeInfoKind.Object, JsonValueKind.Object) => WalkObject(file, element, info, path),
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => element.EnumerateArray().SelectMany((item, index) =>
                Walk(file, item, InfoOf(info.ElementType!), $"{path}[{index}]")),
            (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => element.EnumerateObject().SelectMany(item =>
                Walk(file, item.Value, InfoOf(info.ElementType!), Join(path, item.Name))),
            (JsonTypeInfoKind.None, _) => WalkValue(file, element, info.Type, path),
            _ => [Wrong(file, path, info.Kind == JsonTypeInfoKind.Enumerable ? "a list in [ ]" : "an object in { }")],
        };

    private static IEnumerable<KindError> WalkObject(string file, JsonElement element, JsonTypeInfo info, string path)
    {
        if (info.PolymorphismOptions is { } family)
        {
            var word = element.TryGetProperty(family.TypeDiscriminatorPropertyName, out var value) ? value.ToString() : "";
            var derived = family.DerivedTypes.FirstOrDefault(d => d.TypeDiscriminator as string == word).DerivedType;
            if (derived is null)
            {
                var words = string.Join(", ", family.DerivedTypes.Select(d => d.TypeDiscriminator));
                return [Wrong(file, Join(path, family.TypeDiscriminatorPropertyName), "one of " + words)];
            }

            return WalkMembers(file, element, InfoOf(derived), path, family.TypeDiscriminatorPropertyName);
        }

        return WalkMembers(file, element, info, path, null);
    }

    private static IEnumerable<KindError> WalkMembers(
        string file, JsonElement element, JsonTypeInfo info, string path, string? discriminator)
    {
        var known = info.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var at = Join(path, member.Name);
            if (!seen.Add(member.Name))
            {
                yield return new(file, at, KindErrorCodes.Duplicate, "This member stands here twice. Keep one of the two.");
            }
            else if (known.TryGetValue(member.Name, out var property))
            {
                foreach (var error in WalkProperty(file, member.Value, property, at))
                {
                    yield return error;
                }
            }
            else if (member.Name != discriminator)
            {
                yield return new(file, at, KindErrorCodes.UnknownMember,
                    "The hub does not know this member. Remove it, or use one of: " + string.Join(", ", known.Keys) + ".");
            }
        }

        foreach (var property in info.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name)))
        {
            yield return new(file, Join(path, property.Name), KindErrorCodes.MissingMember, "This member is missing. Add it.");
        }
    }

    private static IEnumerable<KindError> WalkProperty(string file, JsonElement value, JsonPropertyInfo property, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return property.IsSetNullable ? [] : [Wrong(file, path, "a value, not null")];
        }

        // The one member with a reader of its own may also be false.
        if (property.CustomConverter is not null && value.ValueKind == JsonValueKind.False)
        {
            return [];
        }

        return Walk(file, value, InfoOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType), path);
    }

    private static IEnumerable<KindError> WalkValue(string file, JsonElement element, Type type, string path)
    {
        try
        {
            element.Deserialize(type, DatasetKindJson.Options);
            return [];
        }
        catch (JsonException)
        {
            return [Wrong(file, path, Expected(type))];
        }
    }

    private static string Expected(Type type)
    {
        if (type.IsEnum)
        {
            var words = Enum.GetValues(type).Cast<object>()
                .Select(value => JsonSerializer.Serialize(value, type, DatasetKindJson.Options).Trim('"'));
            return "one of " + string.Join(", ", words);
        }

        return type == typeof(string) ? "a text in quotes"
            : type == typeof(bool) ? "true or false"
            : type == typeof(int) ? "a whole number"
            : "a number";
    }

    private static KindError Wrong(string file, string path, string expected)
        => new(file, path, KindErrorCodes.WrongValue, $"This value cannot be used. Write {expected}.");

    private static JsonTypeInfo InfoOf(Type type) => DatasetKindJson.Options.GetTypeInfo(type);

    private static string Join(string path, string member) => path.Length == 0 ? member : path + "." + member;
}
