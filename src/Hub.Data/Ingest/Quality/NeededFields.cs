using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Quality;

/// <summary>
/// The fields whose emptiness costs something: those that must be filled, and those that say when, which and how much. Where a row
/// lies is measured by itself, because one of several fields is enough. A kind that names none needs every field.
/// </summary>
public static class NeededFields
{
    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Of(DatasetKind kind)
    {
        var roles = new[] { kind.Roles.EventDate?.Field, kind.Roles.RecordKey, kind.Roles.Measure };
        var needed = kind.Schema.Fields
            .Where(field => field.Constraints.Required || roles.Contains(field.Name))
            .Select(field => field.Name)
            .ToHashSet(StringComparer.Ordinal);
        return needed.Count > 0 ? needed : kind.Schema.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
    }
}
