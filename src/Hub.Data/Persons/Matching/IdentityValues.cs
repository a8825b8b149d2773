using System.Text.Json;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Persons.Matching;

/// <summary>The identifying values of one row or of one request, by what they identify by.</summary>
public sealed class IdentityValues
{
    private readonly Dictionary<IdentifierType, List<string>> _values = [];

    /// <summary>Every name part, in the order of the columns.</summary>
    public IReadOnlyList<string> Names => Of(IdentifierType.Name);

    /// <summary>Values of one type; empty where there are none.</summary>
    public IReadOnlyList<string> Of(IdentifierType type) => _values.GetValueOrDefault(type) ?? [];

    /// <summary>The first value of a type, or null.</summary>
    public string? First(IdentifierType type) => Of(type).Count > 0 ? Of(type)[0] : null;

    /// <summary>Adds a value; blanks are left out.</summary>
    public IdentityValues Add(IdentifierType type, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            if (!_values.TryGetValue(type, out var list))
            {
                _values[type] = list = [];
            }

            list.Add(value.Trim());
        }

        return this;
    }

    /// <summary>Reads the opened identity of a row of <paramref name="kind"/>.</summary>
    public static IdentityValues Read(DatasetKind kind, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var values = new IdentityValues();
        foreach (var field in kind.Schema.Fields)
        {
            if (field.Identifier is { } type && document.RootElement.TryGetProperty(field.Name, out var value))
            {
                values.Add(type, value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText());
            }
        }

        return values;
    }
}
