using System.Text.Json;
using Hub.Data.Persons.Linking;

namespace Hub.Jobs.Persons.Linking;

/// <summary>What a configuration says of one comparison where it is more than "on" or "off".</summary>
internal sealed record LinkConfigChange
{
    /// <summary>Levels that are not used, by the names that the report gives them.</summary>
    public IReadOnlyList<string>? Without { get; init; }

    /// <summary>Jaro–Winkler from which two texts are alike.</summary>
    public double? AlikeFrom { get; init; }

    /// <summary>Kilometres up to which a postcode is nearby.</summary>
    public double? NearKm { get; init; }

    /// <summary>Kilometres up to which a postcode is in the area.</summary>
    public double? AreaKm { get; init; }

    /// <summary>Whether a comparison takes no part.</summary>
    public static bool IsOff(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() == "off";

    /// <summary>What is wrong with what is said of a comparison, or null.</summary>
    public static string? Problem(string name, JsonElement value, JsonSerializerOptions json)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString() is "on" or "off" ? null : Said(name, value);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Said(name, value);
        }

        try
        {
            var change = value.Deserialize<LinkConfigChange>(json) ?? new LinkConfigChange();
            return change.AlikeFrom is < 0.7 or > 1 ? $"comparison \"{name}\" is alike from {change.AlikeFrom:0.##}; use 0.7 to 1"
                : change.NearKm is <= 0 or > 1000 || change.AreaKm is <= 0 or > 1000 || change.NearKm > (change.AreaKm ?? 1000)
                    ? $"comparison \"{name}\" needs kilometres above 0 and near_km at most area_km"
                : null;
        }
        catch (JsonException fault)
        {
            return $"comparison \"{name}\" cannot be read ({fault.Message.TrimEnd('.')}); "
                + "it may hold without, alike_from, near_km, area_km";
        }
    }

    /// <summary>The change for the engine.</summary>
    public static ComparisonChange Of(JsonElement value, JsonSerializerOptions json)
    {
        var change = value.Deserialize<LinkConfigChange>(json) ?? new LinkConfigChange();
        return new ComparisonChange
        {
            WithoutLevels = (change.Without ?? []).ToHashSet(StringComparer.Ordinal),
            AlikeFrom = change.AlikeFrom,
            NearKilometres = change.NearKm,
            AreaKilometres = change.AreaKm,
        };
    }

    private static string Said(string name, JsonElement value)
        => $"comparison \"{name}\" is {value.GetRawText()}; it may be \"on\", \"off\" or hold without, alike_from, near_km, area_km";
}
