namespace Hub.SampleForce.People;

/// <summary>Common first names with their short forms, and surnames that nobody bears; frequent ones stand first.</summary>
internal static class PersonNames
{
    private static readonly string[] Heads =
    [
        "Quor", "Zab", "Thrim", "Jund", "Krev", "Plim", "Snad", "Wuzz", "Yorv", "Drell", "Fosk", "Glin", "Hebb", "Ibb", "Jask",
        "Klun", "Lorv", "Mebb", "Nurl", "Obb", "Prask", "Ruvv", "Skel", "Trubb", "Umbr", "Vask", "Wimm", "Yebb", "Zann", "Blorv",
    ];

    private static readonly string[] Tails =
    [
        "quist", "zenby", "ovitt", "orrax", "umble", "inquell", "ablott", "azzard", "undrick", "ivvens", "oxley-Quab", "ottle",
        "ankle", "issop", "urrow", "ezzle", "immock", "oddle", "arkin-Zell", "updike",
    ];

    /// <summary>Male first names, the most frequent first.</summary>
    public static readonly IReadOnlyList<string> Male =
    [
        "James", "John", "David", "Michael", "Robert", "Thomas", "Daniel", "Christopher", "Andrew", "Matthew", "Joshua", "Joseph",
        "William", "Stephen", "Anthony", "Alexander", "Samuel", "Benjamin", "Mohammed", "Nathan", "Edward", "Nicholas", "Jonathan",
        "Liam", "Callum", "Kieran", "Jordan", "Ryan", "Connor", "Tyler", "Marcus", "Leon", "Dominic", "Harvey", "Piotr", "Imran",
    ];

    /// <summary>Female first names, the most frequent first.</summary>
    public static readonly IReadOnlyList<string> Female =
    [
        "Sarah", "Emily", "Jessica", "Charlotte", "Rebecca", "Elizabeth", "Samantha", "Victoria", "Susan", "Margaret", "Katherine",
        "Nicola", "Natalie", "Danielle", "Abigail", "Isabella", "Eleanor", "Georgina", "Chloe", "Sophie", "Megan", "Lauren", "Hannah",
        "Bethany", "Amelia", "Olivia", "Magdalena", "Fatima", "Aisha", "Jade", "Kayleigh", "Paige", "Shannon", "Tracey", "Zoe", "Ruby",
    ];

    /// <summary>Short forms and other spellings of first names.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Short = new Dictionary<string, string[]>
    {
        ["James"] = ["Jim", "Jimmy", "Jamie"], ["John"] = ["Jack", "Johnny", "Jon"], ["David"] = ["Dave", "Davey"],
        ["Michael"] = ["Mike", "Mick", "Mikey"], ["Robert"] = ["Bob", "Rob", "Robbie"], ["Thomas"] = ["Tom", "Tommy"],
        ["Daniel"] = ["Dan", "Danny"], ["Christopher"] = ["Chris"], ["Andrew"] = ["Andy", "Drew"], ["Matthew"] = ["Matt"],
        ["Joshua"] = ["Josh"], ["Joseph"] = ["Joe", "Joey"], ["William"] = ["Will", "Bill", "Billy"], ["Stephen"] = ["Steve", "Steven"],
        ["Anthony"] = ["Tony", "Ant"], ["Alexander"] = ["Alex", "Al"], ["Samuel"] = ["Sam", "Sammy"], ["Benjamin"] = ["Ben", "Benji"],
        ["Mohammed"] = ["Mohamed", "Muhammad", "Mo"], ["Nathan"] = ["Nate"], ["Edward"] = ["Ed", "Ted", "Eddie"],
        ["Nicholas"] = ["Nick", "Nicky"], ["Jonathan"] = ["Jon", "Jonny"], ["Sarah"] = ["Sara", "Sally"], ["Emily"] = ["Em", "Emmy"],
        ["Jessica"] = ["Jess", "Jessie"], ["Charlotte"] = ["Lottie", "Charlie"], ["Rebecca"] = ["Becky", "Becca"],
        ["Elizabeth"] = ["Liz", "Beth", "Lizzie"], ["Samantha"] = ["Sam"], ["Victoria"] = ["Vicky", "Tori"], ["Susan"] = ["Sue"],
        ["Margaret"] = ["Maggie", "Peggy"], ["Katherine"] = ["Kate", "Katie", "Kath"], ["Nicola"] = ["Nicky", "Nikki"],
        ["Natalie"] = ["Nat"], ["Danielle"] = ["Dani"], ["Abigail"] = ["Abi", "Abby"], ["Isabella"] = ["Izzy", "Bella"],
        ["Eleanor"] = ["Ellie", "Nell"], ["Georgina"] = ["Georgie", "Gina"], ["Bethany"] = ["Beth"], ["Olivia"] = ["Liv"],
        ["Amelia"] = ["Millie", "Amy"], ["Magdalena"] = ["Magda"], ["Fatima"] = ["Fatimah"], ["Aisha"] = ["Ayesha"],
    };

    private static readonly string[] Surnames =
        [.. Tails.SelectMany((tail, t) => Heads.Select((head, h) => (Name: head + tail, Order: (t * 7 + h * 11) % 600)))
            .OrderBy(pair => pair.Order).ThenBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => pair.Name)];

    private static readonly WeightedIndex SurnameFrequency = new(Enumerable.Range(0, Surnames.Length).Select(i => 1 / (i + 8.0)));
    private static readonly WeightedIndex ForenameFrequency = new(Enumerable.Range(0, 36).Select(i => 1 / Math.Pow(i + 3, 0.95)));

    /// <summary>A first name for a sex.</summary>
    public static string Forename(Dice dice, char sex) => (sex == 'M' ? Male : Female)[ForenameFrequency.Draw(dice)];

    /// <summary>A surname.</summary>
    public static string Surname(Dice dice) => Surnames[SurnameFrequency.Draw(dice)];
}
