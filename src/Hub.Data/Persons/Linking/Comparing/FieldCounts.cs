using Hub.Data.Persons.Linking.Standardising;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>The counts of the values of the records at hand.</summary>
/// <param name="Frequencies">Where the counts come from.</param>
/// <param name="Multiplicity">How many records each representative stands for.</param>
internal sealed record FieldCounts(Frequencies Frequencies, int[] Multiplicity)
{
    /// <summary>Counts per id of a table; the total stands at id 0.</summary>
    public int[] Of(string field, int[] ids, TextTable table) => Frequencies.Count(field, ids, table.Count, Multiplicity, table.Hash);

    /// <summary>Counts per id of keys; the total stands at id 0.</summary>
    public int[] Of(string field, int[] ids, HashIds keys) => Frequencies.Count(field, ids, keys.Count, Multiplicity, keys.KeyOf);
}
