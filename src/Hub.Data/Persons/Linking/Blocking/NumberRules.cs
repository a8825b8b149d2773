using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Blocking;

/// <summary>
/// When two vehicles or telephones are worth comparing: the same mark or number, or one that is read or dialled as the other.
/// </summary>
internal static class NumberRules
{
    public static IEnumerable<BlockingRule> For(NumberField field)
    {
        var (values, ids) = (field.Table, field.Ids);
        var words = field.Label;
        var misread = Enumerable.Range(0, values.Count).Select(id => Key(values[id].Length == 0 ? "" : NumberText.AsMisread(values[id])))
            .ToArray();
        yield return new BlockingRule("same " + words + " as it is read", i => misread[ids[i]]);
        if (field.Role == FieldRole.Phone)
        {
            // One digit wrong or two changed over leave either half of a number whole.
            var halves = Enumerable.Range(0, values.Count).Select(id => values[id].Length / 2).ToArray();
            yield return new BlockingRule("first half of the " + words, i => Key(values[ids[i]].AsSpan(0, halves[ids[i]])));
            yield return new BlockingRule("second half of the " + words, i => Key(values[ids[i]].AsSpan(halves[ids[i]])));
        }
    }

    private static uint Key(ReadOnlySpan<char> text)
        => text.IsEmpty ? 0 : unchecked((uint)TextHash.Of(text)) is var key && key == 0 ? 1 : key;
}
