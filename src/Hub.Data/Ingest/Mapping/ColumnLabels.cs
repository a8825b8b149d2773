using System.Globalization;
using Hub.Data.Ingest.Files;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Mapping;

/// <summary>
/// A name for every column of a file, by which a person chooses: its heading, told apart where two are alike ("Date (2)"), or
/// its letter where it has none ("Column F").
/// </summary>
public static class ColumnLabels
{
    private const int Longest = 120;

    /// <summary>The form in which labels are compared: that of headings, or the label itself where nothing of it is left.</summary>
    public static string Key(string label)
        => Headings.Key(label) is { Length: > 0 } key ? key : label.Trim().ToLowerInvariant();

    /// <summary>The labels of a heading row, one for each cell.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> headings)
    {
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var labels = new string[headings.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var heading = string.Join(' ', headings[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            heading = heading.Length > Longest ? heading[..Longest] : heading;
            var label = heading.Length == 0 ? "Column " + XlsxWriter.ColumnName(i) : heading;
            // Counted on from the last one alike: thousands of equal headings take no longer than as many different ones.
            var key = Key(label);
            for (var n = alike.GetValueOrDefault(key, 2); !seen.Add(Key(label)); n++)
            {
                label = string.Create(CultureInfo.InvariantCulture, $"{heading} ({n})");
                alike[key] = n + 1;
            }

            labels[i] = label;
        }

        return labels;
    }
}
