using System.Globalization;
using Hub.Data.Areas;
using Hub.Data.Ingest.Kinds;
using Hub.SampleForce.Geography;

namespace Hub.SampleForce.Returns;

/// <summary>
/// Completes a row from its kind's description: dates, places, persons and keys by their roles, whatever its maker left
/// open by the field's type. A kind that has no maker of its own is filled by this alone.
/// </summary>
internal sealed class RowFiller(ReturnContext context)
{
    private readonly KindRoles _roles = context.Kind.Roles;
    private readonly Dictionary<string, string> _placeRoles = PlaceRoles(context.Kind);

    /// <summary>The value of every field, in the order of the kind.</summary>
    public object?[] Fill(SampleRow row)
    {
        foreach (var field in context.Kind.Schema.Fields.Where(field => !row.Values.ContainsKey(field.Name)))
        {
            row.Values[field.Name] = Value(row, field);
        }

        foreach (var rule in context.Kind.Rules.OfType<RequiredIfRule>().Where(rule => Applies(rule, row)))
        {
            foreach (var field in rule.Fields.Where(name => row.Values[name] is null).Select(name => context.Kind.Field(name)!))
            {
                row.Values[field.Name] = field.Identifier is null ? ByType(field, row) : null;
            }
        }

        return [.. context.Kind.Schema.Fields.Select(field => row.Values[field.Name])];
    }

    private object? Value(SampleRow row, KindField field)
    {
        if (field.Name == _roles.EventDate?.Field)
        {
            return row.At;
        }

        if (field.Name == _roles.RecordKey && field.Identifier is null)
        {
            return row.Key;
        }

        if (_placeRoles.TryGetValue(field.Name, out var role))
        {
            return Place(row, field, role);
        }

        if (field.Identifier is { } identifier)
        {
            return Identifier(row, field, identifier);
        }

        return field.Constraints.Required ? ByType(field, row) : null;
    }

    private static object? Identifier(SampleRow row, KindField field, IdentifierType identifier)
    {
        if (row.Recorded is not { } person)
        {
            return null;
        }

        var value = identifier switch
        {
            IdentifierType.Name => field.Name.Contains("surname", StringComparison.Ordinal) ? person.Surname
                : field.Name.Contains("forename", StringComparison.Ordinal) ? person.Forename
                : $"{person.Forename} {person.Surname}",
            IdentifierType.DateOfBirth => person.Born,
            IdentifierType.NhsNumber => person.NhsNumber,
            IdentifierType.Pnc => person.PncId,
            IdentifierType.Upn => person.Upn,
            IdentifierType.Uprn => person.Uprn,
            IdentifierType.Vrm => person.Vrm,
            IdentifierType.Phone => person.Phone,
            IdentifierType.Email => person.Email,
            IdentifierType.Address => field.Name.Contains("postcode", StringComparison.Ordinal) ? person.Postcode : person.Address,
            IdentifierType.Other => row.PersonKey ?? "",
            _ => throw new ArgumentOutOfRangeException(nameof(identifier), identifier, null),
        };
        return value.Length == 0 ? null
            : identifier == IdentifierType.DateOfBirth ? DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : value;
    }

    // An agency knows some places only; a kind that has none of them gets the small area.
    private object? Place(SampleRow row, KindField field, string role)
    {
        if (row.Cell is not { } cell)
        {
            return null;
        }

        var known = context.Agency.Style.Places.Where(place => place switch
        {
            "lsoa11" => _placeRoles.ContainsValue("lsoa"),
            "grid" => _placeRoles.ContainsValue("easting"),
            _ => _placeRoles.ContainsValue(place),
        }).DefaultIfEmpty("lsoa").ToArray();
        return role switch
        {
            "lsoa" when known.Contains("lsoa") => cell.Code,
            "lsoa" when known.Contains("lsoa11") => GeographyFiles.OldCode(cell),
            "postcode" when row.Recorded is { } person => person.Postcode.Length == 0 ? null : person.Postcode,
            "postcode" when known.Contains("postcode") => row.Premises?.Postcode.Code ?? context.Dice.Pick(cell.Postcodes).Code,
            "uprn" => row.Premises?.Uprn ?? (row.Recorded is { Uprn.Length: > 0 } person ? person.Uprn : null),
            "ward" when known.Contains("ward") => cell.Ward.Code,
            "district" when known.Contains("district") || known.Contains("ward") => cell.Ward.District.Code,
            "upperTier" => cell.Ward.District.UpperTier.Code,
            "force" => Blueprint.ForceCode,
            "longitude" => cell.Centre.Longitude,
            "latitude" => cell.Centre.Latitude,
            "easting" when known.Contains("grid") => (int)Grid(row, cell).Easting,
            "northing" when known.Contains("grid") => (int)Grid(row, cell).Northing,
            "areasTouched" when field.Type == FieldType.List => new[] { cell.Ward.Code },
            _ => null,
        };
    }

    private static (double Easting, double Northing) Grid(SampleRow row, Cell cell)
    {
        // Both coordinates of a row are of one point: one of the cell's streets, chosen by the instant.
        var street = cell.Streets[row.At.Minute % cell.Streets.Count];
        return NationalGrid.FromWgs84(street.Longitude, street.Latitude);
    }

    private object? ByType(KindField field, SampleRow row)
    {
        var dice = context.Dice;
        if (field.CodeList is { } list)
        {
            var codes = context.Kind.CodeLists[list];
            var code = codes[Math.Min(dice.Below(codes.Count), dice.Below(codes.Count))].Code;
            return field.Type == FieldType.List ? new[] { code } : code;
        }

        if (field.Constraints.Enum is { Count: > 0 } words)
        {
            return dice.Pick(words);
        }

        return field.Type switch
        {
            FieldType.Boolean => dice.Chance(0.25),
            FieldType.Date => DateOnly.FromDateTime(row.At),
            FieldType.Datetime or FieldType.Month or FieldType.Quarter or FieldType.Year => row.At,
            FieldType.Integer => (int)(field.Constraints.Minimum ?? 0) + dice.Below(5),
            FieldType.Number => (decimal)((double)(field.Constraints.Minimum ?? 0) + dice.Below(100)),
            FieldType.List => new[] { "not recorded" },
            FieldType.String => field.Constraints.Pattern is null ? "not recorded" : field.Example,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, null),
        };
    }

    private static bool Applies(RequiredIfRule rule, SampleRow row) => rule.When.All(condition =>
    {
        var value = row.Values.GetValueOrDefault(condition.Key);
        var text = value switch { null => "", bool truth => truth ? "true" : "false", _ => value.ToString() };
        return condition.Value.Contains(text!) || (condition.Value.Contains("*") && value is not null);
    });

    private static Dictionary<string, string> PlaceRoles(DatasetKind kind)
        => kind.Roles.Place?.Fields().ToDictionary(pair => pair.Field, pair => pair.Role) ?? [];
}
