namespace Hub.Data.Persons.Register;

/// <summary>What became of clusters, from the ids that records had before and have now.</summary>
internal static class ClusterChanges
{
    /// <summary>Merges and splits: the id that went or came, and the one that stood.</summary>
    /// <param name="moves">Records that stood before and stand now, with both ids.</param>
    public static IReadOnlyCollection<(string Change, Guid Cluster, Guid Other)> Of(IEnumerable<(Guid Before, Guid After)> moves)
    {
        var all = moves.ToList();
        var before = all.Select(move => move.Before).ToHashSet();
        var changes = new HashSet<(string, Guid, Guid)>();
        foreach (var (was, now) in all.Where(move => move.Before != move.After))
        {
            // An id that nobody had is one that came by a split; one that was there has taken the other in.
            changes.Add(before.Contains(now) ? ("merged_into", was, now) : ("split_from", now, was));
        }

        return changes;
    }
}
