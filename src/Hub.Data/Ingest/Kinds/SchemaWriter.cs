using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hub.Data.Ingest.Kinds;

/// <summary>
/// The pure Frictionless Table Schema of a kind, without the hub's own members: for a partner's own tools and the catalogue.
/// </summary>
public static class SchemaWriter
{
    private static readonly JsonSerializerOptions Indented = new(DatasetKindJson.Options) { WriteIndented = true };

    /// <summary>The schema as JSON. Types that the standard lacks become the nearest it has; codes become its enum.</summary>
    public static string Write(DatasetKind kind)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json",
            ["fields"] = new JsonArray([.. kind.Schema.Fields.Select(field => (JsonNode)Field(kind, field))]),
            ["missingValues"] = new JsonArray([.. kind.Schema.MissingValues
                .Concat(kind.Schema.ReasonCodes.Keys).Select(value => (JsonNode)JsonValue.Create(value))]),
        };
        if (kind.Schema.PrimaryKey.Count > 0)
        {
            schema["primaryKey"] = new JsonArray([.. kind.Schema.PrimaryKey.Select(name => (JsonNode)JsonValue.Create(name))]);
        }

        return schema.ToJsonString(Indented);
    }

    private static JsonObject Field(DatasetKind kind, KindField field)
    {
        var (type, format) = Standard(field.Type);
        var written = new JsonObject
        {
            ["name"] = field.Name,
            ["title"] = field.Title,
            ["type"] = type,
            ["description"] = field.Description,
            ["example"] = field.Example,
        };
        if (format is not null)
        {
            written["format"] = format;
        }

        if (field.Type == FieldType.List)
        {
            written["delimiter"] = field.ListSeparator;
        }

        var constraints = Constraints(kind, field);
        if (constraints.Count > 0)
        {
            written["constraints"] = constraints;
        }

        return written;
    }

    private static JsonObject Constraints(DatasetKind kind, KindField field)
    {
        var rules = field.Constraints;
        var written = new JsonObject();
        if (rules.Required)
        {
            written["required"] = true;
        }

        if (rules.Minimum is { } minimum)
        {
            written["minimum"] = minimum;
        }

        if (rules.Maximum is { } maximum)
        {
            written["maximum"] = maximum;
        }

        if (rules.MaxLength is { } length)
        {
            written["maxLength"] = length;
        }

        if (rules.Pattern is { } pattern)
        {
            written["pattern"] = pattern;
        }

        var words = field.CodeList is { } list && field.Type == FieldType.String
            ? kind.CodeLists[list].Select(code => code.Label)
            : rules.Enum;
        if (words is not null)
        {
            written["enum"] = new JsonArray([.. words.Select(word => (JsonNode)JsonValue.Create(word))]);
        }

        return written;
    }

    // The hub reads UK dates; the standard writes the pattern of a date as its format.
    private static (string Type, string? Format) Standard(FieldType type) => type switch
    {
        FieldType.String or FieldType.Quarter or FieldType.Year => ("string", null),
        FieldType.Integer => ("integer", null),
        FieldType.Number => ("number", null),
        FieldType.Boolean => ("boolean", null),
        FieldType.Date => ("date", "%d/%m/%Y"),
        FieldType.Datetime => ("datetime", "%d/%m/%Y %H:%M"),
        FieldType.Month => ("yearmonth", null),
        FieldType.List => ("list", null),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
