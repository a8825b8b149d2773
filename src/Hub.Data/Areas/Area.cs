using Hub.Data.Primitives;

namespace Hub.Data.Areas;

/// <summary>
/// An area as it stood between two dates. <see cref="AreaId"/> is what aggregates and documents name (profile_area_id).
/// </summary>
public sealed record Area(long AreaId, string Kind, string Code, string Name, string? Vintage, DateRange Valid);

/// <summary>A complete set of areas of one kind and its dates: "five local policing areas", until 19 January 2026.</summary>
public sealed record AreaSet(string Kind, string Name, DateRange Valid);

/// <summary>A source of reference data, in the words that are printed under a figure.</summary>
public sealed record AreaSource(string Source, string Title, string Attribution);
