using System.Text.Json.Nodes;

namespace Hub.Data.Ingest.Kinds;

/// <summary>What a new version of a kind changes, in sentences for whoever decides about it.</summary>
public static class KindDifference
{
    /// <summary>One sentence for each change, fields first; empty where only the version differs.</summary>
    public static IReadOnlyList<string> Between(DatasetKind older, DatasetKind newer)
    {
        var (was, now) = (Tree(older), Tree(newer));
        return
        [
            .. Named("Column", "name", was["schema"]!["fields"]!.AsArray(), now["schema"]!["fields"]!.AsArray()),
            .. Named("Rule", "id", was["rules"]?.AsArray() ?? [], now["rules"]?.AsArray() ?? []),
            .. Named("Figure", "code", was["indicators"]?.AsArray() ?? [], now["indicators"]?.AsArray() ?? []),
            .. Members("List of values", was["codeLists"]?.AsObject() ?? [], now["codeLists"]?.AsObject() ?? []),
            .. Rest(was["schema"]!.AsObject(), now["schema"]!.AsObject(), ["fields"]),
            .. Rest(was, now, ["version", "schema", "rules", "indicators", "codeLists"]),
        ];
    }

    private static JsonObject Tree(DatasetKind kind) => JsonNode.Parse(DatasetKindJson.Write(kind))!.AsObject();

    private static IEnumerable<string> Named(string what, string key, JsonArray was, JsonArray now)
        => Members(what, ByName(key, was), ByName(key, now));

    private static JsonObject ByName(string key, JsonArray list)
    {
        var named = new JsonObject();
        foreach (var item in list.OfType<JsonObject>())
        {
            named[item[key]!.GetValue<string>()] = item.DeepClone();
        }

        return named;
    }

    private static IEnumerable<string> Members(string what, JsonObject was, JsonObject now)
        => was.Select(member => member.Key).Union(now.Select(member => member.Key)).Select(name => (was[name], now[name]) switch
            {
                (null, _) => $"{what} '{name}' is new.",
                (_, null) => $"{what} '{name}' is gone.",
                ({ } before, { } after) when JsonNode.DeepEquals(before, after) => null,
                (JsonObject before, JsonObject after) => $"{what} '{name}' changes: {string.Join(", ", Changed(before, after))}.",
                _ => $"{what} '{name}' changes.",
            })
            .OfType<string>();

    private static IEnumerable<string> Rest(JsonObject was, JsonObject now, string[] toldBefore)
        => Changed(was, now).Except(toldBefore).Select(name => $"The part '{name}' changes.");

    private static IEnumerable<string> Changed(JsonObject was, JsonObject now)
        => was.Select(member => member.Key).Union(now.Select(member => member.Key))
            .Where(name => !JsonNode.DeepEquals(was[name], now[name]));
}
