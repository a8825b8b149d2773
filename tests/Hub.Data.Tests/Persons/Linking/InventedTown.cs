using System.Globalization;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>One row of an invented register, with who it really is.</summary>
internal sealed record TownRow(string Id, int Person, string Source, string Name, string Surname, string Born, string Sex, string Address, string Postcode, string Phone, string Email, string Nhs);

/// <summary>
/// People of an invented town and what four registers write of them. It errs otherwise than the benchmark's data does: one register scans
/// forms, one writes by ear, one types in a hurry, one copies cards; there are a hostel, a surgery's telephone and a default date.
/// </summary>
internal sealed class InventedTown(int seed, bool hasNumbers)
{
    private static readonly string[] Men = ("oliver george harry noah jack leo arthur muhammad oscar archie theodore freddie henry alfie charlie james "
        + "william thomas robert edward anthony michael kevin pawel darius hassan kwame dmitri luca owen rhys callum").Split(' ');
    private static readonly string[] Women = ("olivia amelia isla ava mia ivy lily florence rosie sophia margaret elizabeth "
        + "catherine jennifer susan patricia deborah agnieszka fatima aisha chloe hannah niamh rhiannon zofia natalia grace ruby ella victoria rebecca samantha").Split(' ');
    private static readonly string[] Starts = "ander bran car dal elling far gor hal ister jor kel lan mar nor ost pren quill ros sten tar ul ven wor yar zel".Split(' ');
    private static readonly string[] Ends = "berg by combe dale field ford gate ham ing kin land ley man more ridge sett shaw son stead ton wick worth".Split(' ');
    private static readonly string[] Streets = "Mill Lane|Church Street|Station Road|Victoria Terrace|The Close|Park Avenue|Bridge Road|Orchard Way|Canal Street|Hawthorn Drive|St John's Road|King Street".Split('|');

    private readonly Random _random = new(seed);

    /// <summary>At least <paramref name="count"/> rows, in a random order.</summary>
    public List<TownRow> Rows(int count)
    {
        var rows = new List<TownRow>();
        var person = 0;
        var postcodes = Enumerable.Range(0, Math.Max(20, count / 40)).Select(_ => $"{(char)('A' + _random.Next(20))}{(char)('A' + _random.Next(20))}{_random.Next(1, 20)} {_random.Next(1, 10)}{Letter()}{Letter()}").ToList();
        while (rows.Count < count)
        {
            var (surname, place) = (Surname(), _random.Next(40) == 0 ? ("1 Hostel Row", postcodes[0]) : ($"{_random.Next(1, 90)} {Pick(Streets)}", Pick(postcodes)));
            for (var member = _random.Next(1, 4); member > 0; member--, person++)
            {
                var isMan = _random.Next(2) == 0;
                var truth = new TownRow(
                    "", person, "", Pick(isMan ? Men : Women) + (_random.Next(3) == 0 ? " " + Pick(isMan ? Men : Women) : ""), _random.Next(6) == 0 ? Surname() : surname,
                    new DateOnly(1940 + _random.Next(70), 1, 1).AddDays(_random.Next(365)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), isMan ? "Male" : "Female",
                    place.Item1, place.Item2, "07" + _random.Next(100_000_000, 999_999_999), "", NhsNumber());
                truth = truth with { Email = $"{truth.Name.Split(' ')[0]}.{truth.Surname}{_random.Next(99)}@post.example" };
                for (var copies = 1 + (_random.Next(3) == 0 ? _random.Next(6) : _random.Next(2)); copies > 0; copies--)
                {
                    rows.Add(Written(truth) with { Id = "r" + rows.Count });
                }
            }
        }

        return [.. rows.OrderBy(_ => _random.Next())];
    }

    /// <summary>Rows as the engine takes them; ids hash the rows' own ids.</summary>
    public static RecordTable Table(IReadOnlyList<TownRow> rows)
    {
        return new RecordTable(rows.Count,
        [
            Column("agency", FieldRole.Source, row => row.Source), Column("name", FieldRole.Forename, row => row.Name), Column("surname", FieldRole.Surname, row => row.Surname),
            Column("born", FieldRole.BirthDate, row => row.Born), Column("sex", FieldRole.Gender, row => row.Sex), Column("address", FieldRole.Address, row => row.Address),
            Column("postcode", FieldRole.Postcode, row => row.Postcode), Column("phone", FieldRole.Phone, row => row.Phone), Column("email", FieldRole.Email, row => row.Email),
            Column("nhs", FieldRole.NhsNumber, row => row.Nhs),
        ], [.. rows.Select(row => TextHash.Of(row.Id))]);

        RecordColumn Column(string name, FieldRole role, Func<TownRow, string> value) => TestTable.Column(name, role, rows.Select(value));
    }

    private TownRow Written(TownRow truth)
    {
        var row = _random.Next(4) switch
        {
            0 => truth with { Source = "scanner", Name = Sometimes(.08, truth.Name, Scanned), Surname = Sometimes(.1, truth.Surname, Scanned), Postcode = Sometimes(.05, truth.Postcode, Scanned), Sex = "", Email = "" },
            1 => truth with { Source = "hearer", Name = Sometimes(.1, truth.Name, Heard), Surname = Sometimes(.12, truth.Surname, Heard), Address = Sometimes(.3, truth.Address, _ => ""), Nhs = "" },
            2 => truth with { Source = "typist", Name = Sometimes(.06, truth.Name, Typed),
                Surname = Sometimes(.06, truth.Surname, Typed), Born = Sometimes(.06, truth.Born, Typed),
                Phone = Sometimes(.5, truth.Phone, _ => ""), Nhs = Sometimes(.5, truth.Nhs, Typed) },
            _ => truth with { Source = "cards", Born = Sometimes(.08, truth.Born, _ => "01/01/1900"), Phone = Sometimes(.2, truth.Phone, _ => "01905 555 010"), Name = Sometimes(.1, truth.Name, name => name[..1]), Email = "", Nhs = "" },
        };
        row = _random.Next(40) == 0 ? row with { Name = row.Surname, Surname = row.Name.Split(' ')[0] } : row;
        row = _random.Next(12) == 0 ? row with { Address = $"{_random.Next(1, 90)} {Pick(Streets)}", Postcode = $"QQ{_random.Next(1, 9)} {_random.Next(9)}{Letter()}{Letter()}" } : row;
        row = _random.Next(10) == 0 ? row with { Born = "" } : row;
        row = _random.Next(3) == 0 ? row with { Name = row.Name.Split(' ')[0] } : row;
        return (hasNumbers ? row : row with { Phone = "", Email = "", Nhs = "" }) with { Surname = _random.Next(5) == 0 ? row.Surname.ToUpperInvariant() : row.Surname };
    }

    private string Sometimes(double chance, string value, Func<string, string> change) => value.Length > 1 && _random.NextDouble() < chance ? change(value) : value;

    private string Scanned(string value) => value.Contains("rn", StringComparison.Ordinal) ? value.Replace("rn", "m", StringComparison.Ordinal)
        : value.Contains('l', StringComparison.Ordinal) ? value.Replace('l', '1') : value.Contains('o', StringComparison.Ordinal) ? value.Replace('o', '0') : value[1..];

    private string Heard(string value) => _random.Next(4) switch
    {
        0 => value.Replace("c", "k", StringComparison.Ordinal), 1 => value.Replace("ea", "ee", StringComparison.Ordinal).Replace("ie", "y", StringComparison.Ordinal),
        2 => value.Replace("f", "ph", StringComparison.Ordinal), _ => value.Length > 4 ? value[..^1] : value,
    };

    private string Typed(string value)
    {
        var at = _random.Next(value.Length - 1);
        return _random.Next(3) switch
        {
            0 => value[..at] + value[at + 1] + value[at] + value[(at + 2)..],
            1 => value[..at] + value[(at + 1)..],
            _ => value[..at] + (char.IsDigit(value[at]) ? (char)('0' + _random.Next(10)) : (char)('a' + _random.Next(26))) + value[(at + 1)..],
        };
    }

    private string Surname() => Pick(Starts[..(3 + _random.Next(Starts.Length - 3))]) + Pick(Ends);

    private string NhsNumber()
    {
        while (true)
        {
            var nine = _random.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);
            var check = 11 - (nine.Select((digit, place) => (digit - '0') * (10 - place)).Sum() % 11);
            if (check != 10)
            {
                return nine + (check == 11 ? 0 : check);
            }
        }
    }

    private char Letter() => "ABDEFGHJLNPQRSTUWXYZ"[_random.Next(20)];

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
