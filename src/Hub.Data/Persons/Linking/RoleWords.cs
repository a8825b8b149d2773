namespace Hub.Data.Persons.Linking;

/// <summary>The names of the roles in configurations and in sentences.</summary>
public static class RoleWords
{
    private static readonly (FieldRole Role, string Key, string Words)[] All =
    [
        (FieldRole.None, "ignore", "nothing"), (FieldRole.RecordId, "record_id", "record id"), (FieldRole.Source, "source", "source"),
        (FieldRole.Truth, "truth", "known answer"), (FieldRole.Forename, "forename", "forename"),
            (FieldRole.MiddleName, "middle_name", "middle name"),
        (FieldRole.Surname, "surname", "surname"), (FieldRole.FullName, "full_name", "full name"),
            (FieldRole.BirthDate, "birth_date", "date of birth"),
        (FieldRole.Gender, "gender", "gender"), (FieldRole.Address, "address", "address"),
            (FieldRole.HouseNumber, "house_number", "house number"),
        (FieldRole.Street, "street", "street"), (FieldRole.Locality, "locality", "locality"), (FieldRole.Town, "town", "town"),
        (FieldRole.Postcode, "postcode", "postcode"), (FieldRole.Uprn, "uprn", "UPRN"), (FieldRole.NhsNumber, "nhs_number", "NHS number"),
        (FieldRole.Easting, "easting", "metres east"), (FieldRole.Northing, "northing", "metres north"),
        (FieldRole.PncId, "pnc_id", "PNC id"), (FieldRole.Upn, "upn", "unique pupil number"),
            (FieldRole.Identifier, "identifier", "identifier"),
        (FieldRole.Phone, "phone", "telephone number"), (FieldRole.Email, "email", "e-mail address"),
            (FieldRole.Vrm, "vrm", "vehicle registration"),
    ];

    /// <summary>Every key that a configuration may name.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(role => role.Key)];

    /// <summary>In a sentence: "date of birth".</summary>
    public static string Of(FieldRole role) => All.First(row => row.Role == role).Words;

    /// <summary>In a configuration: "birth_date".</summary>
    public static string KeyOf(FieldRole role) => All.First(row => row.Role == role).Key;

    /// <summary>The role of a key; null for one that does not exist.</summary>
    public static FieldRole? Find(string key)
        => All.Where(row => string.Equals(row.Key, key, StringComparison.OrdinalIgnoreCase)).Select(row => (FieldRole?)row.Role)
            .FirstOrDefault();
}
