namespace Hub.Data.Profiles.Similar;

/// <summary>
/// The areas with which an area is compared because somebody chose them as alike: other areas of the hub, for only they have figures
/// made the same way. Frozen with the figures.
/// </summary>
/// <param name="Name">What the group is called, as it was chosen.</param>
/// <param name="Areas">Names of the other areas.</param>
public sealed record SimilarGroup(string Name, IReadOnlyList<string> Areas)
{
    /// <summary>The group of some codes among the areas of the profile's kind; null where none of them is another area.</summary>
    /// <param name="name">What the group is called; null takes plain words.</param>
    /// <param name="codes">Codes of its areas.</param>
    /// <param name="others">Every other area of the kind, by code and name.</param>
    public static SimilarGroup? Of(string? name, IReadOnlyCollection<string> codes, IEnumerable<(string Code, string Name)> others)
    {
        List<string> areas = [.. others.Where(area => codes.Contains(area.Code)).Select(area => area.Name).Order(StringComparer.Ordinal)];
        return areas.Count == 0 ? null : new(name is { Length: > 0 } ? name : "similar areas", areas);
    }
}
