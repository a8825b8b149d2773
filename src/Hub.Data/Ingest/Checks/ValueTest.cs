using System.Text;

namespace Hub.Data.Ingest.Checks;

/// <summary>Whether a field's stored value is one of some values; "*" is any value, "" none.</summary>
internal sealed class ValueTest(int field, IReadOnlyList<string> values)
{
    private readonly bool _any = values.Contains("*");
    private readonly bool _none = values.Contains("");
    private readonly byte[][] _values = [.. values.Select(Encoding.UTF8.GetBytes)];

    /// <summary>One test for each field; all must fit.</summary>
    public static ValueTest[] All(IReadOnlyDictionary<string, IReadOnlyList<string>> when, Func<string, int> place)
        => [.. when.Select(pair => new ValueTest(place(pair.Key), pair.Value))];

    /// <summary>Whether the row's value fits. A list fits when one of its items does.</summary>
    public bool Fits(RowValues row)
    {
        if (row[field].State is ValueState.Missing or ValueState.Bad)
        {
            return _none && row[field].State == ValueState.Missing;
        }

        if (_any)
        {
            return true;
        }

        var text = row.Text(field);
        foreach (var range in text.Split(RowValues.ItemEnd))
        {
            foreach (var value in _values)
            {
                if (text[range].SequenceEqual(value))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
