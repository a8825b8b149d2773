using System.Globalization;

namespace Hub.Testing.Linking;

/// <summary>
/// Invented people who are hard to tell apart or to recognise, and what five registers write of them: fathers and sons of one name at one
/// address, twins, people who move or marry, names changed over, values missing in blocks, slips of typists, of those who write by ear and
/// of machines that read forms. Nothing in the engine was set by these records: they show whether its one threshold holds elsewhere.
/// </summary>
public sealed class HardFamilies(int seed)
{
    /// <summary>The columns of a row; the last is who it really is.</summary>
    public static readonly IReadOnlyList<string> Headings = ["record_id", "register", "first_name", "surname", "date_of_birth", "sex", "address", "postcode", "truth"];

    private static readonly string[][] Names =
    [
        ("john david paul mark andrew stephen peter ian simon adam ryan "
            + "jamie liam connor ethan jacob isaac toby hugh neil colin graham derek mohammed imran ravi arjun tomasz andrei viktor chidi emeka").Split(' '),
        ("mary anne karen julie sharon tracey helen alison jane emma laura "
            + "gemma kirsty holly megan bethany abigail poppy daisy freya edith joan doreen shazia priya anjali katarzyna elena ngozi yetunde mei lin").Split(' '),
    ];

    private static readonly Dictionary<string, string> Short = ("john jack|david dave|andrew andy|stephen steve|peter pete|simon si|mohammed mo|tomasz tom|jamie james"
        + "|mary molly|helen nell|alison ali|abigail abbie|bethany beth|megan meg|katarzyna kasia|elena lena|jane janey")
        .Split('|').Select(pair => pair.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly string[] Front = "ash black brad cart cold cran dun east fair flet glad hart hay hol kemp lang mid nor pem rad red rush shel stan thorn wal ware west whit win".Split(' ');
    private static readonly string[] Back = "bourne bridge brook bury croft den ell er field grave ham head hurst ing land low more ney ock ridge s son ter ton wood well".Split(' ');
    private static readonly string[] Roads =
        ("Abbey Road|Albert Street|Alma Terrace|Beech Grove|Castle Hill|Chapel Lane|Elm Avenue|Ferry Road|George Street|Green Lane"
            + "|Lime Close|Manor Way|Market Place|Nelson Street|Priory Gardens|School Lane|Sycamore Drive|Windsor Crescent").Split('|');
    private static readonly (string Read, string As)[] Misread = [("rn", "m"), ("cl", "d"), ("l", "i"), ("o", "0"), ("m", "rn"), ("h", "b"), ("e", "c"), ("s", "5"), ("8", "3"), ("7", "1"), ("0", "6"), ("I", "1"), ("B", "8")];
    private static readonly (string Said, string As)[] Heard = [("ph", "f"), ("ck", "k"), ("c", "k"), ("ou", "o"), ("ea", "ee"), ("y", "ie"), ("ll", "l"), ("nn", "n"), ("th", "t"), ("ey", "y"), ("wh", "w"), ("z", "s"), ("v", "f")];

    private readonly Random _random = new(seed);
    private readonly List<string[]> _rows = [];
    private int _people;

    /// <summary>At least <paramref name="count"/> rows in a random order.</summary>
    public IReadOnlyList<string[]> Rows(int count)
    {
        var postcodes = Enumerable.Range(0, Math.Max(10, count / 50)).Select(_ => Postcode()).ToList();
        while (_rows.Count < count)
        {
            Family(Address(), Pick(postcodes));
        }

        return [.. _rows.OrderBy(_ => _random.Next())];
    }

    // Parents, and children of whom one may bear the father's name and two may be twins.
    private void Family(string address, string postcode)
    {
        var surname = Surname();
        var father = Born(1938 + _random.Next(50));
        var name = Pick(Names[0]);
        Write(new Person(name, surname, father, 0, address, postcode));
        if (_random.Next(3) > 0)
        {
            Write(new Person(Pick(Names[1]), _random.Next(5) == 0 ? Surname() : surname, Born(father.Year + _random.Next(-6, 7)), 1, address, postcode));
        }

        for (var children = _random.Next(4); children > 0; children--)
        {
            var (born, sex) = (Born(Math.Min(2019, father.Year + 19 + _random.Next(18))), _random.Next(2));
            Write(new Person(sex == 0 && _random.Next(12) == 0 ? name : Pick(Names[sex]), surname, born, sex, address, postcode));
            if (_random.Next(30) == 0)
            {
                var other = _random.Next(3) == 0 ? 1 - sex : sex;
                Write(new Person(Pick(Names[other]), surname, born, other, address, postcode));
            }
        }
    }

    private void Write(Person person)
    {
        var truth = (_people++).ToString(CultureInfo.InvariantCulture);
        for (var rows = 1 + (_random.Next(4) == 0 ? _random.Next(5) : _random.Next(2)); rows > 0; rows--)
        {
            if (_random.Next(8) == 0)
            {
                person = person with { Address = Address(), Postcode = Postcode() };
            }

            if (person.Sex == 1 && _random.Next(20) == 0)
            {
                person = person with { Surname = _random.Next(4) == 0 ? person.Surname + "-" + Surname() : Surname() };
            }

            _rows.Add([$"h{_rows.Count}", .. Written(person), truth]);
        }
    }

    private string[] Written(Person person)
    {
        var register = _random.Next(5);
        Func<string, string> slip = register switch { 0 => Typed, 1 => text => Changed(text, Misread), 2 => text => Changed(text, Heard), _ => text => text };
        var (first, last) = (_random.Next(10) == 0 ? Short.GetValueOrDefault(person.Name, person.Name) : person.Name, person.Surname);
        (first, last) = (Sometimes(9, first, slip), Sometimes(7, last, slip));
        (first, last) = _random.Next(50) == 0 ? (last, first) : (first, last);
        var born = register == 3 ? person.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : person.Born.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        born = register is 0 or 1 ? Sometimes(16, born, slip) : born;
        born = register == 4 && _random.Next(12) == 0 ? person.Born.Day <= 12 ? person.Born.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture) : "01/01/" + person.Born.Year : born;
        string[] row =
        [
            "register " + (char)('A' + register), first, last, born, register == 2 ? "" : person.Sex == 0 ? "M" : "F",
            Sometimes(12, person.Address, slip), Sometimes(15, person.Postcode, slip),
        ];
        // What is missing is missing together: the whole address, the whole date with the sex, all of the first name but its letter.
        switch (_random.Next(16))
        {
            case 0: (row[5], row[6]) = ("", ""); break;
            case 1: (row[3], row[4]) = ("", ""); break;
            case 2: row[1] = first.Length > 0 ? first[..1] : ""; break;
            case 3 when register == 3: (row[3], row[5]) = ("", ""); break;
        }

        return row;
    }

    private string Typed(string text)
    {
        var at = _random.Next(Math.Max(1, text.Length - 1));
        return text.Length < 3 ? text : _random.Next(4) switch
        {
            0 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            1 => text[..at] + text[(at + 1)..],
            2 => text[..at] + text[at] + text[at..],
            _ => text[..at] + (char.IsDigit(text[at]) ? (char)('0' + _random.Next(10)) : (char)('a' + _random.Next(26))) + text[(at + 1)..],
        };
    }

    private string Changed(string text, (string From, string To)[] ways)
    {
        var possible = ways.Where(way => text.Contains(way.From, StringComparison.Ordinal)).ToList();
        if (possible.Count == 0)
        {
            return text;
        }

        var (from, to) = Pick(possible);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return text[..at] + to + text[(at + from.Length)..];
    }

    private string Sometimes(int oneIn, string text, Func<string, string> change) => text.Length > 1 && _random.Next(oneIn) == 0 ? change(text) : text;

    private DateOnly Born(int year) => new DateOnly(year, 1, 1).AddDays(_random.Next(365));

    // The low ones far more often, as surnames are.
    private string Surname() => Front[(int)(Front.Length * Math.Pow(_random.NextDouble(), 1.8))] + Back[(int)(Back.Length * Math.Pow(_random.NextDouble(), 1.5))];

    private string Address() => $"{(_random.Next(9) == 0 ? $"Flat {_random.Next(1, 12)}, " : "")}{_random.Next(1, 120)} {Pick(Roads)}";

    private string Postcode() => $"{Letter()}{Letter()}{_random.Next(1, 30)} {_random.Next(1, 10)}{Letter()}{Letter()}";

    private char Letter() => "ABDEFGHJLNPQRSTUWXYZ"[_random.Next(20)];

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private sealed record Person(string Name, string Surname, DateOnly Born, int Sex, string Address, string Postcode);
}
