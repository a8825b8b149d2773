using Hub.SampleForce.Geography;
using Hub.SampleForce.People;

namespace Hub.SampleForce.Returns;

/// <summary>
/// One row before it is written: where, who and when, and the values that its maker chose by field name. A value is null,
/// a text (a code for a field with a code list), a number, a truth, a day, an instant, or a list of texts.
/// </summary>
public sealed class SampleRow
{
    /// <summary>Where it happened, or the home; null where the row has no place.</summary>
    public Cell? Cell { get; init; }

    /// <summary>The building; null where none is meant.</summary>
    public Premises? Premises { get; init; }

    /// <summary>Who it is about, for the truth.</summary>
    public Person? Person { get; init; }

    /// <summary>The agency's own key of the person.</summary>
    public string? PersonKey { get; init; }

    /// <summary>The person as written down.</summary>
    public RecordedPerson? Recorded { get; init; }

    /// <summary>When it happened.</summary>
    public DateTime At { get; init; }

    /// <summary>The agency's own key of the record.</summary>
    public string Key { get; init; } = "";

    /// <summary>The values chosen.</summary>
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Chooses a value.</summary>
    public SampleRow With(string field, object? value)
    {
        Values[field] = value;
        return this;
    }
}
