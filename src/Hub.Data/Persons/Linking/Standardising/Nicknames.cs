using System.Reflection;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Forenames that one person uses side by side ("Liz", "Elizabeth"). Two names go together when a group holds both; for blocking every name
/// stands in one family.
/// </summary>
internal sealed class Nicknames
{
    private static readonly Lazy<Nicknames> Loaded = new(Load);
    private readonly Dictionary<string, int[]> _groups;
    private readonly Dictionary<string, string> _families;

    private Nicknames(Dictionary<string, int[]> groups, Dictionary<string, string> families) => (_groups, _families) = (groups, families);

    /// <summary>The table that ships with the hub.</summary>
    public static Nicknames Shipped => Loaded.Value;

    /// <summary>The groups that hold a name, ascending; none for a name that stands in no group.</summary>
    public int[] GroupsOf(string name) => _groups.TryGetValue(name, out var groups) ? groups : [];

    /// <summary>The name that stands for all a name may be a form of; the name itself where it stands in no group.</summary>
    public string FamilyOf(string name) => _families.TryGetValue(name, out var family) ? family : name;

    private static Nicknames Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("linking/nicknames.txt")
            ?? throw new InvalidOperationException("The table of nicknames is not part of the program.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray()).ToList();
        var groups = lines.SelectMany((names, group) => names.Select(name => (name, group)))
            .GroupBy(pair => pair.name, StringComparer.Ordinal)
            .ToDictionary(names => names.Key, names => names.Select(pair => pair.group).Order().ToArray(), StringComparer.Ordinal);
        return new Nicknames(groups, Families(lines));
    }

    // A name belongs to the group that it heads, else to the first that lists it; two heads that list each other are one family.
    private static Dictionary<string, string> Families(List<string[]> lines)
    {
        var family = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = lines.ToLookup(names => names[0], StringComparer.Ordinal);
        foreach (var head in lines.Select(names => names[0]))
        {
            var mutual = groups[head].SelectMany(names => names)
                .Where(name => groups[name].Any(other => other.Contains(head, StringComparer.Ordinal)));
            family.TryAdd(head, mutual.Where(family.ContainsKey).Select(name => family[name]).FirstOrDefault(head));
        }

        foreach (var names in lines)
        {
            foreach (var name in names)
            {
                family.TryAdd(name, family[names[0]]);
            }
        }

        return family;
    }
}
