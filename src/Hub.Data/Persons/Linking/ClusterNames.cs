using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking;

/// <summary>
/// From clusters of representatives to clusters of records. A cluster is named after its record with the lowest id; where ids are given
/// in the order of arrival that is the earliest, so that a merge keeps the older name and a withdrawal gives the other back.
/// </summary>
internal static class ClusterNames
{
    /// <summary>For each record a record of its component.</summary>
    public static int[] Components(Preparation work, List<Clustering.Edge> links)
    {
        var components = new Clustering.Components(work.People.Count);
        foreach (var link in links)
        {
            components.Join(link.Left, link.Right);
        }

        foreach (var (left, right) in work.Rules.Same)
        {
            components.Join(left, right);
        }

        return [.. work.People.Of.Select(person => work.People.First[components.Root(person)])];
    }

    /// <summary>For each record the record that names its cluster; and how many records hold too little to be linked to anything.</summary>
    public static (int[] Of, int Unlinkable) Of(Preparation work, int[] clusters)
    {
        var (people, ids, threshold) = (work.People, work.Table.RecordIds, work.Settings.Threshold);
        var ofThemselves = PairScores.OfThemselves(work.Scorer, people.Count);
        var sizes = new int[people.Count];
        foreach (var cluster in clusters)
        {
            sizes[cluster]++;
        }

        var named = new int[people.Count];
        Array.Fill(named, -1);
        var of = new int[work.Table.Count];
        var unlinkable = 0;
        for (var i = 0; i < of.Length; i++)
        {
            ref var name = ref named[clusters[people.Of[i]]];
            name = name < 0 || ids[i] < ids[name] ? i : name;
        }

        for (var i = 0; i < of.Length; i++)
        {
            var person = people.Of[i];
            var isPoor = ofThemselves[person] < threshold;
            unlinkable += isPoor ? 1 : 0;
            // Two records with nothing but the same common name are not one person because they are alike.
            of[i] = isPoor && sizes[clusters[person]] == 1 ? i : named[clusters[person]];
        }

        return (of, unlinkable);
    }
}
