using System.Text.Json.Nodes;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest.Kinds;

/// <summary>A small valid definition, and the same with one thing changed.</summary>
internal static class KindText
{
    public const string File = "odd_sightings.json";

    public const string Valid =
        """
        {
          "kind": "odd_sightings", "version": 1, "title": "Odd sightings", "shape": "record", "agencyTypes": ["council"],
          "dataClass": "personal", "regime": "part2", "gateway": "cda_1998_s115", "about": [],
          "calendar": { "every": "month", "dueDays": 30 },
          "schema": {
            "fields": [
              { "name": "sighting_ref", "title": "Reference", "type": "string", "description": "Your number.", "example": "S-1",
                "constraints": { "required": true } },
              { "name": "seen_on", "title": "Seen on", "type": "date", "description": "When.", "example": "03/04/2025",
                "aliases": ["Date"] },
              { "name": "told_on", "title": "Told on", "type": "date", "description": "When told.", "example": "04/04/2025" },
              { "name": "what", "title": "What", "type": "string", "description": "What.", "example": "Van", "codeList": "thing" },
              { "name": "number", "title": "Number", "type": "integer", "description": "How many.", "example": "2",
                "constraints": { "minimum": 0, "maximum": 9 } },
              { "name": "phone", "title": "Phone", "type": "string", "description": "Who told.", "example": "07700 900001",
                "identifier": "phone" },
              { "name": "lsoa_code", "title": "LSOA code", "type": "string", "description": "Where.", "example": "X01000001" }
            ]
          },
          "roles": { "eventDate": { "field": "seen_on" }, "place": { "lsoa": "lsoa_code" }, "recordKey": "sighting_ref",
            "person": { "fields": ["phone"], "category": { "value": "witness" }, "basis": "fact" } },
          "codeLists": { "thing": [ { "code": "van", "label": "Van", "aliases": ["lorry"] }, { "code": "light", "label": "Light" } ] },
          "rules": [
            { "id": "told_after", "type": "not_before", "fields": ["told_on", "seen_on"], "severity": "error",
              "message": "M.", "fix": "F." },
            { "id": "van_counted", "type": "required_if", "fields": ["number"], "when": { "what": ["van"] }, "severity": "note",
              "message": "M.", "fix": "F." } ],
          "acceptance": { "onBadRows": "accept_without", "maxBadShare": 0.1 },
          "indicators": [
            { "code": "odd_sightings", "title": "Odd sightings", "theme": "community_harm", "aggregate": "count",
              "where": { "what": ["van"] }, "denominator": "residents", "per": 1000, "levels": ["lsoa", "ward"], "mapped": true, "hotSpots": true, "unit": "sightings" },
            { "code": "odd_number", "title": "Number seen", "theme": "community_harm", "aggregate": "sum", "of": "number",
              "levels": ["ward"], "unit": "vans" } ],
          "suppression": { "policy": "default", "threshold": 8, "roundTo": 5 },
          "caveat": "As told.",
          "help": { "what": "Sightings.", "why": "To know.", "how": "By list." },
          "example": [ ["S-1", "03/04/2025", "04/04/2025", "lorry", "2", "07700 900001", "X01000001"] ]
        }
        """;

    /// <summary>Sets the member at a path such as <c>schema.fields[0].name</c> to a JSON value; null removes it.</summary>
    public static string With(string path, string? json)
    {
        var root = JsonNode.Parse(Valid)!;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = root;
        foreach (var step in steps[..^1])
        {
            node = (step[0] == '[' ? node[Index(step)] : node[step])!;
        }

        if (json is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else if (steps[^1][0] == '[')
        {
            node[Index(steps[^1])] = JsonNode.Parse(json);
        }
        else
        {
            node[steps[^1]] = JsonNode.Parse(json);
        }

        return root.ToJsonString();
    }

    public static IReadOnlyList<KindError> Errors(string json) => DatasetKinds.Parse(File, json).Errors;

    private static int Index(string step) => int.Parse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture);
}
