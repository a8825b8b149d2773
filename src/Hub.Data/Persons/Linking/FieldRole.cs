namespace Hub.Data.Persons.Linking;

/// <summary>What a column of records to be linked means. A column without a role takes no part.</summary>
public enum FieldRole
{
    /// <summary>Takes no part.</summary>
    None,

    /// <summary>The record's own id; it names the record and is never compared.</summary>
    RecordId,

    /// <summary>Who holds the record: the agency, where same-source duplicates are judged apart.</summary>
    Source,

    /// <summary>The known answer, for measuring only: never read by the linking.</summary>
    Truth,

    /// <summary>First and middle names.</summary>
    Forename,

    /// <summary>Further forenames where they have a column of their own.</summary>
    MiddleName,

    /// <summary>Family name.</summary>
    Surname,

    /// <summary>Forenames and surname in one column ("SMITH, Anne" or "Anne Smith").</summary>
    FullName,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Sex or gender.</summary>
    Gender,

    /// <summary>An address line, with or without number, town and postcode.</summary>
    Address,

    /// <summary>House number or name.</summary>
    HouseNumber,

    /// <summary>Street without number.</summary>
    Street,

    /// <summary>Village, house name or second line of the address.</summary>
    Locality,

    /// <summary>Town, city or suburb.</summary>
    Town,

    /// <summary>Postcode.</summary>
    Postcode,

    /// <summary>Metres east on the national grid, of the address or its postcode.</summary>
    Easting,

    /// <summary>Metres north on the national grid.</summary>
    Northing,

    /// <summary>Unique property reference number.</summary>
    Uprn,

    /// <summary>NHS number (check digit modulus 11).</summary>
    NhsNumber,

    /// <summary>PNC id.</summary>
    PncId,

    /// <summary>Unique pupil number.</summary>
    Upn,

    /// <summary>Any other number that belongs to one person.</summary>
    Identifier,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Vehicle registration mark.</summary>
    Vrm,
}
