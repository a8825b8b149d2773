using Hub.Data.Primitives;
using NetTopologySuite.Geometries;

namespace Hub.Data.Areas.Import;

/// <summary>What a folder says, ready to be checked and stored.</summary>
internal sealed class AreaContent
{
    public List<SourceRow> Sources { get; } = [];

    public List<SetRow> Sets { get; } = [];

    public List<AreaRow> Areas { get; } = [];

    public List<MembershipRow> Memberships { get; } = [];

    public List<ContainmentRow> Containments { get; } = [];

    public List<PopulationRow> Populations { get; } = [];

    public List<AttributeRow> Attributes { get; } = [];

    public List<ChangeRow> Changes { get; } = [];

    public List<AliasRow> Aliases { get; } = [];

    public List<(string Lsoa21, string Neighbour)> Neighbours { get; } = [];

    public List<PlaceRow> Places { get; } = [];

    public List<(string Name, byte[] Outline)> Countries { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    /// <summary>Published boundary of each LSOA, WGS84.</summary>
    public Dictionary<string, Geometry> LsoaBoundaries { get; } = new(StringComparer.Ordinal);

    public void Error(string rule, string message, int count = 1) => Problems.Add(new(true, rule, message, count));

    public void Warn(string rule, string message, int count) => Problems.Add(new(false, rule, message, count));
}

internal sealed record SourceRow(string Source, string Title, string Attribution, string[] Files, byte[] Sha256);

internal sealed record SetRow(string Kind, string Name, string? Vintage, DateRange Valid, string Source);

/// <summary>An area between two dates. Boundary is WGS84, drawing is British National Grid metres.</summary>
internal sealed record AreaRow(
    string Kind, string Code, string Name, string PublishedName, string? Vintage, DateRange Valid, byte[]? Boundary, byte[]? Drawing);

internal sealed record MembershipRow(string Lsoa21, string Kind, string Code, DateRange Valid);

internal sealed record ContainmentRow(string Kind, string Code, string InKind, string InCode, DateRange Valid);

internal sealed record PopulationRow(string Kind, string Code, string Measure, int Year, decimal Value, string Basis, string Source);

internal sealed record AttributeRow(string Kind, string Code, string Attribute, decimal? Number, string? Label, string Source);

internal sealed record ChangeRow(string Lsoa11, string Lsoa21, string Change);

internal sealed record PostcodeRow(string Postcode, string Lsoa21, double? Longitude, double? Latitude);

internal sealed record AliasRow(string Scheme, string Alias, string Kind, string Code);

internal sealed record PlaceRow(string Name, double Longitude, double Latitude, double Easting, double Northing, int Rank);
