using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>Tables and clusters of linking tests.</summary>
internal static class TestTable
{
    public static RecordColumn Column(string name, FieldRole role, IEnumerable<string> values)
    {
        var texts = new List<string> { "" };
        var known = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        var ids = values.Select(value =>
        {
            if (known.TryAdd(value, texts.Count))
            {
                texts.Add(value);
            }

            return known[value];
        }).ToArray();
        return new RecordColumn(name, role, texts, ids);
    }

    /// <summary>Rows of forename, surname, date of birth, address and postcode.</summary>
    public static RecordTable People(IReadOnlyList<string[]> rows)
        => new(rows.Count,
            [
                Column("forename", FieldRole.Forename, rows.Select(row => row[0])), Column("surname", FieldRole.Surname, rows.Select(row => row[1])),
                Column("dob", FieldRole.BirthDate, rows.Select(row => row[2])), Column("address", FieldRole.Address, rows.Select(row => row[3])),
                Column("postcode", FieldRole.Postcode, rows.Select(row => row[4])),
            ],
            [.. Enumerable.Range(0, rows.Count).Select(i => TextHash.Of("row" + i))]);

    /// <summary>The clusters as sets of names, so that two partitions can be compared whatever the order of their records.</summary>
    public static HashSet<string> Clusters(int[] clusterOf, Func<int, string> name)
        => [.. clusterOf.Select((cluster, record) => (cluster, Name: name(record))).GroupBy(record => record.cluster)
            .Select(group => string.Join('|', group.Select(record => record.Name).Order(StringComparer.Ordinal)))];

    /// <summary>F1 of the pairs that were put together.</summary>
    public static double F1(int[] clusterOf, Func<int, int> truth)
    {
        static long Pairs<T>(IEnumerable<T> groups)
            where T : notnull
            => groups.CountBy(group => group).Sum(group => (long)group.Value * (group.Value - 1) / 2);
        var records = Enumerable.Range(0, clusterOf.Length).ToList();
        var right = Pairs(records.Select(record => (clusterOf[record], truth(record))));
        return 2.0 * right / (Pairs(records.Select(record => clusterOf[record])) + Pairs(records.Select(truth)));
    }
}
