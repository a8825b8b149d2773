namespace Hub.Data.Sharing;

/// <summary>What sharing must know of a kind of data. Ingest, which owns the definitions, fills it.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="Title">Its name in the sender's words.</param>
/// <param name="DataClass">How sensitive it is: a word of <see cref="DataClasses"/>.</param>
/// <param name="Regime">"none", "part2" or "part3" of the Data Protection Act 2018.</param>
/// <param name="Gateway">The gateway under which it is usually shared.</param>
/// <param name="About">Whom it is about where that limits its use: "children", "victims", "patients", "dwellings".</param>
/// <param name="Why">Why it is wanted, in one or two sentences.</param>
/// <param name="Fields">Its fields with what each means.</param>
public sealed record SharedKind(
    string Kind,
    string Title,
    string DataClass,
    string Regime,
    string Gateway,
    IReadOnlyList<string> About,
    string Why,
    IReadOnlyList<SharedField> Fields)
{
    /// <summary>Whether its rows are about single persons.</summary>
    public bool IsAboutPersons => Regime != "none" && DataClasses.IsAboutPersons(DataClass);
}

/// <summary>A field of a kind.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Meaning">What it says, in one sentence.</param>
/// <param name="IsIdentifier">Whether it identifies a person or premises; such values are sealed apart.</param>
public sealed record SharedField(string Name, string Title, string Meaning, bool IsIdentifier);

/// <summary>Every kind that the hub knows, by name.</summary>
public sealed class SharedKinds(IEnumerable<SharedKind> kinds)
{
    private readonly Dictionary<string, SharedKind> _kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    /// <summary>All of them, by title.</summary>
    public IReadOnlyList<SharedKind> All => [.. _kinds.Values.OrderBy(kind => kind.Title, StringComparer.Ordinal)];

    /// <summary>The kind of that name, or null.</summary>
    public SharedKind? Find(string kind) => _kinds.GetValueOrDefault(kind);
}
