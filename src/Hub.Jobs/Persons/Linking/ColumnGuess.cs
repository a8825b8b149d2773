using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;
using Hub.Data.Primitives;

namespace Hub.Jobs.Persons.Linking;

/// <summary>What the columns of a file probably mean: by their headings, and where those say nothing by their values.</summary>
internal static class ColumnGuess
{
    private static readonly (FieldRole Role, string[] Headings)[] Known =
    [
        (FieldRole.RecordId, ["uniqueid", "recordid", "recid", "id", "rowid", "personid", "recordnumber", "clientid", "caseid",
            "reference", "ref", "urn"]),
        (FieldRole.Truth, ["cluster", "truth", "trueid", "entityid", "groundtruth", "label", "goldid"]),
        (FieldRole.Source, ["agency", "source", "sourcedataset", "sourcesystem", "organisation", "organization", "supplier", "owner"]),
        (FieldRole.Forename, ["forename", "forenames", "firstname", "givenname", "givennames", "christianname", "first", "fname",
            "personfirstname"]),
        (FieldRole.MiddleName, ["middlename", "middlenames", "secondname", "othernames", "middle"]),
        (FieldRole.Surname, ["surname", "lastname", "familyname", "last", "lname", "secondname", "personlastname"]),
        (FieldRole.FullName, ["name", "fullname", "personname", "clientname", "displayname"]),
        (FieldRole.BirthDate, ["dob", "dateofbirth", "birthdate", "birthday", "dateborn", "born", "yearofbirth", "birthyear", "persondob"]),
        (FieldRole.Gender, ["gender", "sex"]),
        (FieldRole.HouseNumber, ["streetnumber", "housenumber", "housenameornumber", "buildingnumber", "paon", "houseno"]),
        (FieldRole.Street, ["street", "streetname", "road", "thoroughfare"]),
        (FieldRole.Address, ["address", "addressline1", "address1", "fulladdress", "homeaddress", "addressline", "addr"]),
        (FieldRole.Locality, ["address2", "addressline2", "locality", "village"]),
        (FieldRole.Town, ["town", "city", "suburb", "posttown", "addressline3", "address3", "birthplace", "placeofbirth"]),
        (FieldRole.Postcode, ["postcode", "postalcode", "zip", "zipcode", "homepostcode", "postcodefake"]),
        (FieldRole.Easting, ["easting", "eastings", "oseast1m"]),
        (FieldRole.Northing, ["northing", "northings", "osnrth1m"]),
        (FieldRole.Uprn, ["uprn"]),
        (FieldRole.NhsNumber, ["nhsnumber", "nhsno", "nhs"]),
        (FieldRole.PncId, ["pncid", "pnc", "pncnumber"]),
        (FieldRole.Upn, ["upn", "uniquepupilnumber"]),
        (FieldRole.Identifier, ["socsecid", "ssn", "socialsecuritynumber", "nationalinsurancenumber", "nino", "ni", "ninumber",
            "passportnumber", "driverlicence", "licencenumber", "cronumber", "cro"]),
        (FieldRole.Phone, ["phone", "telephone", "phonenumber", "mobile", "mobilenumber", "telephonenumber", "tel", "homephone"]),
        (FieldRole.Email, ["email", "emailaddress", "mail"]),
        (FieldRole.Vrm, ["vrm", "registration", "numberplate", "vehicleregistration", "reg", "regno"]),
    ];

    /// <summary>The role of each heading; each role that may stand once is given once.</summary>
    public static FieldRole[] Roles(IReadOnlyList<string> headings, Func<int, IReadOnlyList<string>> sample)
    {
        var roles = new FieldRole[headings.Count];
        var taken = new HashSet<FieldRole>();
        for (var i = 0; i < roles.Length; i++)
        {
            Give(i, Known.Where(known => known.Headings.Contains(Plain(headings[i]), StringComparer.Ordinal)).Select(known => known.Role));
        }

        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i] == FieldRole.None)
            {
                Give(i, ByValues(sample(i)));
            }
        }

        // "address_1" beside a house number is a street.
        if (taken.Contains(FieldRole.HouseNumber) && !taken.Contains(FieldRole.Street)
            && Array.IndexOf(roles, FieldRole.Address) is var line && line >= 0)
        {
            roles[line] = FieldRole.Street;
        }

        return roles;

        void Give(int column, IEnumerable<FieldRole> candidates)
        {
            foreach (var role in candidates)
            {
                if (roles[column] == FieldRole.None && (role is FieldRole.Identifier or FieldRole.Phone || taken.Add(role)))
                {
                    roles[column] = role;
                }
            }
        }
    }

    private static IEnumerable<FieldRole> ByValues(IReadOnlyList<string> values)
    {
        var written = values.Where(value => value.Length > 0).ToList();
        if (written.Count < 5)
        {
            yield break;
        }

        bool Most(Func<string, bool> test) => written.Count(test) > written.Count * 0.8;
        if (Most(value => value.Contains('@', StringComparison.Ordinal)))
        {
            yield return FieldRole.Email;
        }

        if (Most(value => Postcode.Normalise(value) is not null))
        {
            yield return FieldRole.Postcode;
        }

        if (Most(BirthDate.IsDate))
        {
            yield return FieldRole.BirthDate;
        }

        if (Most(value => CheckDigits.IsNhsNumber(value.Replace(" ", "", StringComparison.Ordinal))))
        {
            yield return FieldRole.NhsNumber;
        }
    }

    private static string Plain(string heading) => string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
