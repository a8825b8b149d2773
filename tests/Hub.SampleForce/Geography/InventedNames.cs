namespace Hub.SampleForce.Geography;

/// <summary>Names of wards, streets and houses made of syllables that no real place bears; each name is given once.</summary>
internal sealed class InventedNames(Dice dice)
{
    private static readonly string[] Heads =
    [
        "Flib", "Grolm", "Snub", "Quazz", "Jolv", "Krozz", "Plimp", "Twozz", "Vurl", "Wozz", "Yabb", "Zindle", "Drubb", "Blorv",
        "Chazz", "Fendle", "Glorv", "Huzz", "Jibbel", "Klosk", "Mubb", "Nizz", "Obble", "Prozz", "Skiv", "Trubb", "Umble", "Vozz",
    ];

    private static readonly string[] Tails =
    [
        "quen", "zoth", "vorn", "blik", "mux", "dax", "trell", "nip", "zard", "quill", "wump", "snode", "plash", "jock", "vetch",
        "drazzle", "gorse", "wibble", "quern", "zell",
    ];

    private static readonly string[] Quarters =
    [
        "Quayside", "Old Quarter", "North Side", "South Side", "East Side", "West Side", "Upper Town", "Lower Town", "Kilnyard",
        "Ropewalk", "Gasworks", "Tramsheds", "Bonepit", "Lampfields", "Gloverquay", "Tallow Yard", "Brinepans", "Clinkerheap",
    ];

    private static readonly string[] StreetTypes = ["Street", "Road", "Lane", "Close", "Avenue", "Drive", "Way", "Court"];

    private readonly HashSet<string> _given = [];

    /// <summary>A ward's name: a quarter of the town where it lies in one, else a village's.</summary>
    public string Ward(IReadOnlyList<Cell> members)
    {
        var town = members.GroupBy(cell => cell.Town).MaxBy(group => (group.Count(), group.Key is null ? 0 : 1))!.Key;
        return Once(() => town is null ? Village() : $"{town.Name} {dice.Pick(Quarters)}");
    }

    /// <summary>A street's name.</summary>
    public string Street() => Once(() => $"{dice.Pick(Heads)}{dice.Pick(Tails)} {dice.Pick(StreetTypes)}");

    /// <summary>A public house's name.</summary>
    public string Inn() => Once(() => $"The {dice.Pick(Heads)} and {dice.Pick(Heads)}{dice.Pick(Tails)}");

    /// <summary>A school's name.</summary>
    public string School() => Once(() => $"{dice.Pick(Heads)}{dice.Pick(Tails)} Academy");

    /// <summary>A business's name.</summary>
    public string Business(string trade) => Once(() => $"{dice.Pick(Heads)}{dice.Pick(Tails)} {trade}");

    private string Village() => (dice.Below(4) == 0 ? "Upper " : "") + dice.Pick(Heads) + dice.Pick(Tails);

    // A name that is taken is drawn again; when chance runs dry a second part is added.
    private string Once(Func<string> draw)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            var name = draw();
            if (_given.Add(name))
            {
                return name;
            }
        }

        var longer = draw();
        while (!_given.Add(longer))
        {
            longer = $"{dice.Pick(Heads)}{dice.Pick(Tails)} {draw()}";
        }

        return longer;
    }
}
