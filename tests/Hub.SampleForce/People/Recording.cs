using Hub.SampleForce.Geography;

namespace Hub.SampleForce.People;

/// <summary>How carefully an agency writes a person down; shares from 0 to 1, after what is seen in linkage work.</summary>
public sealed record Recording(
    double Care, double NoBirthDate, double NoPostcode, double ShortName, double SwappedNames, double NoAddress, double NoPhone)
{
    /// <summary>The recording of a type of agency.</summary>
    public static Recording Of(string agencyType) => agencyType switch
    {
        "health" => new(0.6, 0.01, 0.03, 0.04, 0.003, 0.03, 0.2),
        "education" or "council" => new(0.8, 0.03, 0.05, 0.10, 0.006, 0.04, 0.4),
        "housing" => new(1.0, 0.12, 0.01, 0.12, 0.008, 0.01, 0.3),
        "probation" or "youth_justice" => new(0.7, 0.01, 0.05, 0.06, 0.004, 0.04, 0.3),
        "police" => new(1.6, 0.06, 0.12, 0.14, 0.015, 0.10, 0.4),
        _ => new(2.2, 0.35, 0.18, 0.22, 0.02, 0.20, 0.5),
    };
}

/// <summary>A person as one record has them. Empty text means not recorded.</summary>
public sealed record RecordedPerson(
    string Forename, string Surname, string Born, string Sex, string Address, string Postcode, string Phone, string Email,
    string NhsNumber, string PncId, string Upn, string Uprn, string Vrm);

/// <summary>Writes people down as agencies do, with slips.</summary>
internal sealed class Clerk(Dice dice, Recording recording)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>One record of a person; dates as yyyy-MM-dd.</summary>
    public RecordedPerson Write(Person person)
    {
        var q = recording.Care;
        var forename = person.Forename;
        if (PersonNames.Short.TryGetValue(forename, out var forms) && dice.Chance(recording.ShortName))
        {
            forename = dice.Pick(forms);
        }

        var surname = person.FormerSurname is { } former && dice.Chance(0.4) ? former : person.Surname;
        if (surname.Contains('-', StringComparison.Ordinal) && dice.Chance(0.3))
        {
            surname = dice.Pick<string>([surname.Replace('-', ' '), surname.Split('-')[0]]);
        }

        forename = dice.Chance(0.045 * q) ? Slip(forename) : forename;
        surname = dice.Chance(0.045 * q) ? Slip(surname) : surname;
        if (dice.Chance(recording.SwappedNames))
        {
            (forename, surname) = (surname, forename);
        }

        var home = person.Homes.Count == 1 || dice.Chance(0.6) ? person.Homes[0] : person.Homes[^1];
        var hasAddress = !dice.Chance(recording.NoAddress);
        var postcode = dice.Chance(recording.NoPostcode) ? ""
            : dice.Chance(0.02 * q) ? SlipPostcode(home.Postcode.Code)
            : home.Postcode.Code;
        return new RecordedPerson(
            forename,
            surname,
            dice.Chance(recording.NoBirthDate) ? "" : Text(dice.Chance(0.03 * q) ? SlipDate(person.Born) : person.Born),
            dice.Chance(0.02) ? "" : person.Sex.ToString(),
            !hasAddress ? "" : dice.Chance(0.03 * q) ? Slip(home.Address) : home.Address,
            postcode,
            dice.Chance(recording.NoPhone) ? "" : person.Phone,
            dice.Chance(recording.NoPhone) ? "" : person.Email,
            person.NhsNumber,
            dice.Chance(0.1) ? "" : person.PncId ?? "",
            dice.Chance(0.05) ? "" : person.Upn ?? "",
            hasAddress ? home.Uprn ?? "" : "",
            person.Vrm ?? "");
    }

    private string Slip(string word)
    {
        if (word.Length < 3)
        {
            return word;
        }

        var i = 1 + dice.Below(word.Length - 2);
        return dice.Below(4) switch
        {
            0 => word.Remove(i, 1),
            1 => word.Insert(i, word[i].ToString()),
            2 => word[..i] + Letters[dice.Below(26)] + word[(i + 1)..],
            _ => word[..i] + word[i + 1] + word[i] + word[(i + 2)..],
        };
    }

    private string SlipPostcode(string postcode)
    {
        // The area ZZ is never touched: a slip must not make a real postcode.
        var i = postcode.Length - 1 - dice.Below(3);
        var letter = char.IsDigit(postcode[i]) ? (char)('1' + dice.Below(9)) : "ABDEFGHJLNPQRSTUWXYZ"[dice.Below(20)];
        return postcode[..i] + letter + postcode[(i + 1)..];
    }

    private DateOnly SlipDate(DateOnly day) => dice.Below(10) switch
    {
        < 4 when day.Day <= 12 => new DateOnly(day.Year, day.Day, day.Month),
        < 5 => new DateOnly(day.Year, 1, 1),
        < 7 => day.AddYears(dice.Chance(0.5) ? 1 : -1),
        _ => new DateOnly(day.Year, day.Month, dice.Between(1, 28)),
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
