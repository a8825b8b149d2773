using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Clustering;

/// <summary>What people have decided and what the sources promise: pairs that are one subject, pairs that never are.</summary>
internal sealed class ClusterRules
{
    private readonly HashSet<(int, int)> _different = [];

    /// <summary>Pairs that a person has confirmed to be one subject.</summary>
    public List<(int Left, int Right)> Same { get; } = [];

    /// <summary>Per record the source that holds a subject once; 0 for others. Null where no source does.</summary>
    public int[]? OnceIn { get; init; }

    /// <summary>Per record the source, where records of different sources never meet. Null where they may.</summary>
    public int[]? OnlyWithin { get; init; }

    /// <summary>Records whose sources never meet. Null where all may.</summary>
    public SourcesApart? Apart { get; init; }

    public bool IsEmpty => _different.Count == 0 && OnceIn is null && OnlyWithin is null && Apart is null;

    public void AddDifferent(int left, int right) => _different.Add(left < right ? (left, right) : (right, left));

    /// <summary>Whether two records must never be in one cluster.</summary>
    public bool Forbids(int left, int right)
        => (OnceIn is not null && OnceIn[left] != 0 && OnceIn[left] == OnceIn[right])
            || (OnlyWithin is not null && OnlyWithin[left] != OnlyWithin[right])
            || Apart?.Forbids(left, right) == true
            || (_different.Count > 0 && _different.Contains(left < right ? (left, right) : (right, left)));
}
