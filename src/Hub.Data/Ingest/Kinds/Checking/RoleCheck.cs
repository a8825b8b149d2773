namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>Whether every role is played by a field that exists and can play it.</summary>
internal static class RoleCheck
{
    public static IEnumerable<KindError> Roles(DatasetKind kind, ErrorAt at)
    {
        var roles = kind.Roles;
        var named = new List<(string Member, string? Field, FieldType[]? Types)>
        {
            ("roles.eventDate.field", roles.EventDate?.Field, FieldUse.Dates),
            ("roles.eventUntil.field", roles.EventUntil?.Field, FieldUse.Dates),
            ("roles.recordKey", roles.RecordKey, null),
            ("roles.measure", roles.Measure, FieldUse.Numbers),
            ("roles.person.category.field", roles.Person?.Category.Field, null),
        };
        named.AddRange((roles.Place?.Fields() ?? []).Select(pair => ("roles.place." + pair.Role, (string?)pair.Field, TypesOf(pair.Role))));
        named.AddRange((roles.Person?.Fields ?? []).Select(field => ("roles.person.fields", (string?)field, (FieldType[]?)null)));
        named.AddRange((roles.SameEvent?.Same ?? []).Select(field => ("roles.sameEvent.same", (string?)field, (FieldType[]?)null)));
        foreach (var (member, name, types) in named.Where(role => role.Field is not null))
        {
            if (kind.Field(name) is not { } field)
            {
                yield return at(member, KindErrorCodes.UnknownField, FieldUse.NoField(name!));
            }
            else if (types is not null && !types.Contains(field.Type))
            {
                yield return at(member, KindErrorCodes.WrongType,
                    $"The field '{name}' is of the wrong type for this role. "
                    + $"Give it one of: {string.Join(", ", types).ToLowerInvariant()}.");
            }
        }

        foreach (var error in RoleWords(kind, at))
        {
            yield return error;
        }
    }

    private static IEnumerable<KindError> RoleWords(DatasetKind kind, ErrorAt at)
    {
        if (kind.Roles.Place is { Always: not (null or "force") })
        {
            yield return at("roles.place.always", KindErrorCodes.WrongValue, "Rows without a place stand for the force only. Write force.");
        }

        if (kind.Roles.Person is { } person && (person.Category.Value is null) == (person.Category.Field is null))
        {
            yield return at("roles.person.category", KindErrorCodes.WrongValue,
                "Say either one value for every row or the field that holds it, not both and not neither.");
        }

        if (kind.Roles.SameEvent is { } same)
        {
            if (same.Same.Count == 0)
            {
                yield return at("roles.sameEvent.same", KindErrorCodes.MissingMember,
                    "Say in which fields two reports of one incident must be equal. Name at least one.");
            }

            if (kind.Shape != KindShape.Record || kind.Calendar.Register || kind.Roles.Person is not null
                || kind.Roles.EventDate is null || kind.Roles.Place is null)
            {
                yield return at("roles.sameEvent", KindErrorCodes.WrongValue,
                    "Only records of incidents that name nobody, with a date and a place, can be the same incident. Leave sameEvent out.");
            }
        }

        if (kind.Shape == KindShape.Measure && kind.Roles.Place is null)
        {
            yield return at("roles.place", KindErrorCodes.MissingMember,
                "A published area table needs the field that holds its area. Name it, or write \"always\": \"force\".");
        }
    }

    private static FieldType[]? TypesOf(string role) => role switch
    {
        "longitude" or "latitude" or "easting" or "northing" => FieldUse.Numbers,
        "areasTouched" => [FieldType.List],
        _ => null,
    };
}
