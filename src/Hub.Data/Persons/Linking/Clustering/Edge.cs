namespace Hub.Data.Persons.Linking.Clustering;

/// <summary>Two records and what speaks for their being one subject, in bits.</summary>
/// <param name="Left">The lower record.</param>
/// <param name="Right">The higher record.</param>
/// <param name="Weight">Match weight in bits.</param>
internal readonly record struct Edge(int Left, int Right, float Weight);
