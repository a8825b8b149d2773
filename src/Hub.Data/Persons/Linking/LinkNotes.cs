using System.Globalization;

namespace Hub.Data.Persons.Linking;

/// <summary>
/// What a reader of the result should know: values that too many records share, clusters that are larger than people have records.
/// </summary>
internal static class LinkNotes
{
    private const int ManyRecords = 200;

    /// <summary>The sentences.</summary>
    public static IEnumerable<string> Of(Preparation work, int[] clusterOf, int unlinkable)
    {
        foreach (var size in work.Blocks.Sizes.Where(size => size.StopKeys > 0))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Rule \"{size.Name}\": {size.StopKeys} values are shared by more than {work.Settings.LargestBlock} different records each "
                + $"({size.StoppedRecords} records, the largest {size.LargestKey}); they are not used to find pairs.");
        }

        foreach (var (field, count, total) in Common(work))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                    $"One {field} stands in {count} of {total} records: it says next to nothing and weighs next to nothing.");
        }

        if (unlinkable > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                    $"{unlinkable} of {work.Table.Count} records hold too little to be linked: "
                    + $"even a second copy would not reach the threshold.");
        }

        var copies = work.People.Multiplicity.DefaultIfEmpty(0).Max();
        if (copies > ManyRecords)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{copies} records are the same in everything that is compared; they were worked on once.");
        }

        var sizes = new int[work.Table.Count];
        foreach (var cluster in clusterOf)
        {
            sizes[cluster]++;
        }

        if (sizes.DefaultIfEmpty(0).Max() is var largest && largest > ManyRecords)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The largest cluster has {largest} records: look at it before you rely on it.");
        }
    }

    // A value far above what any real one has: more than one record in twenty, in fields where that does not happen by itself.
    private static IEnumerable<(string Field, int Count, int Total)> Common(Preparation work)
        => work.Frequencies.MostCommon().Where(field => field.Count > Math.Max(50, field.Total / 20)
            && field.Field is not ("town" or "gender"));
}
