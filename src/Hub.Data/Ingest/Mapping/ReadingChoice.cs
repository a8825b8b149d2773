using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Data.Ingest.Mapping;

/// <summary>
/// What a person says about reading a file. It goes before names and aliases; what it does not mention is read as if nobody had
/// said anything. Kept for one submission, and once that is accepted for the agency's next files of the kind.
/// </summary>
public sealed record ReadingChoice
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The sheet of a workbook; null where it is looked for.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row that holds the headings, as the spreadsheet counts; null where it is looked for.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The character between the cells of a text file; null where it is looked for.</summary>
    public string? Separator { get; init; }

    /// <summary>
    /// Column label (<see cref="ColumnLabels"/>) to the name of its field; null is "not used – will be discarded".
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();

    /// <summary>For fields with a code list: what the sender writes, to the code it means.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; }
        = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>A sheet to prefer among those that match equally well.</summary>
    [JsonIgnore]
    public string? LikelySheet { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ReadingChoice Parse(string json)
        => JsonSerializer.Deserialize<ReadingChoice>(json, Json) ?? throw new JsonException("A choice of reading is an object.");

    /// <summary>In one form, members in the order of their names: equal choices give equal texts.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        this with
        {
            Columns = new SortedDictionary<string, string?>(new Dictionary<string, string?>(Columns), StringComparer.Ordinal),
            Values = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(
                Values.Where(field => field.Value.Count > 0).ToDictionary(
                    field => field.Key,
                    field => (IReadOnlyDictionary<string, string>)new SortedDictionary<string, string>(
                        new Dictionary<string, string>(field.Value), StringComparer.Ordinal)),
                StringComparer.Ordinal),
        },
        Json);

    /// <summary>
    /// As it is kept for later files: columns, values and the sheet. Where the headings stand and what parts the cells is found
    /// anew in each file.
    /// </summary>
    public ReadingChoice ForLaterFiles() => this with { HeaderRow = null, Separator = null };

    /// <summary>As it is applied to a later file, which need not have that sheet.</summary>
    internal ReadingChoice Remembered() => this with { Sheet = null, HeaderRow = null, Separator = null, LikelySheet = Sheet };

    /// <summary>What is said about a column: whether anything, and the field, null where it is discarded.</summary>
    internal bool Says(string label, out string? field)
    {
        var key = ColumnLabels.Key(label);
        foreach (var column in Columns)
        {
            if (ColumnLabels.Key(column.Key) == key)
            {
                field = column.Value;
                return true;
            }
        }

        field = null;
        return false;
    }
}
