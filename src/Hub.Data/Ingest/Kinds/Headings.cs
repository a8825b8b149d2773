using Hub.Data.Ingest.Mapping;

namespace Hub.Data.Ingest.Kinds;

/// <summary>A file's headings beside a kind's columns.</summary>
/// <param name="Columns">Field name to the position of its column, from 0.</param>
/// <param name="MissingRequired">Required fields without a column.</param>
/// <param name="MissingOptional">Other fields without a column.</param>
/// <param name="Unknown">Headings that belong to no field: dropped, and listed back to the sender.</param>
/// <param name="Repeated">Headings that belong to a field which already has a column.</param>
public sealed record HeadingMatch(
    IReadOnlyDictionary<string, int> Columns,
    IReadOnlyList<KindField> MissingRequired,
    IReadOnlyList<KindField> MissingOptional,
    IReadOnlyList<string> Unknown,
    IReadOnlyList<string> Repeated)
{
    /// <summary>True when every required field has exactly one column.</summary>
    public bool Fits => MissingRequired.Count == 0 && Repeated.Count == 0;
}

/// <summary>Matches headings to fields by name, title and alias, whatever their order, case, spaces and punctuation.</summary>
public static class Headings
{
    /// <summary>
    /// The form in which headings are compared: lower-case letters and digits only.
    /// "Crime ID", "crime_id", "CrimeID" and " CRIME-ID " are the same heading.
    /// </summary>
    public static string Key(string heading)
    {
        Span<char> buffer = stackalloc char[Math.Min(heading.Length, 200)];
        var length = 0;
        foreach (var c in heading.AsSpan()[..buffer.Length])
        {
            if (char.IsLetterOrDigit(c))
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return buffer[..length].ToString();
    }

    /// <summary>Every heading under which a field is known, as keys, without repeats.</summary>
    public static IReadOnlyList<string> Keys(KindField field)
        => [.. new[] { field.Name, field.Title }.Concat(field.Aliases).Select(Key).Distinct(StringComparer.Ordinal)];

    /// <summary>Matches a file's headings to a kind's fields; what a person chose goes before names and aliases.</summary>
    public static HeadingMatch Match(DatasetKind kind, IReadOnlyList<string> headings, ReadingChoice? choice = null)
    {
        var byKey = ByKey(kind);
        var chosen = Chosen(kind, headings, choice);
        var taken = chosen.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var unknown = new List<string>();
        var repeated = new List<string>();
        for (var i = 0; i < headings.Count; i++)
        {
            var key = Key(headings[i]);
            if (chosen[i] is { Length: > 0 } name)
            {
                AddTo(columns.TryAdd(name, i) ? null : repeated, headings[i]);
            }
            else if (key.Length > 0)
            {
                var field = chosen[i] is null ? byKey.GetValueOrDefault(key) : null;
                AddTo(
                    field is null || taken.Contains(field.Name) ? unknown : columns.TryAdd(field.Name, i) ? null : repeated, headings[i]);
            }
        }

        var missing = kind.Schema.Fields.Where(field => !columns.ContainsKey(field.Name)).ToLookup(f => f.Constraints.Required);
        return new(columns, [.. missing[true]], [.. missing[false]], unknown, repeated);
    }

    private static void AddTo(List<string>? list, string heading) => list?.Add(heading.Trim());

    private static Dictionary<string, KindField> ByKey(DatasetKind kind)
    {
        var byKey = new Dictionary<string, KindField>(StringComparer.Ordinal);
        foreach (var field in kind.Schema.Fields)
        {
            foreach (var key in Keys(field))
            {
                byKey.TryAdd(key, field);
            }
        }

        return byKey;
    }

    /// <summary>For each column: null where nothing was chosen, empty where it is discarded, else the field.</summary>
    private static string?[] Chosen(DatasetKind kind, IReadOnlyList<string> headings, ReadingChoice? choice)
    {
        var chosen = new string?[headings.Count];
        if (choice is { Columns.Count: > 0 })
        {
            var labels = ColumnLabels.Of(headings);
            var says = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var (label, field) in choice.Columns)
            {
                says.TryAdd(ColumnLabels.Key(label), field);
            }

            for (var i = 0; i < chosen.Length; i++)
            {
                // A field that a newer version of the kind has dropped is as good as none.
                chosen[i] = says.TryGetValue(ColumnLabels.Key(labels[i]), out var name) ? (kind.Field(name) is null ? "" : name) : null;
            }
        }

        return chosen;
    }
}
