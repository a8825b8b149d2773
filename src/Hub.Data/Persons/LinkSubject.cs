using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Linking;
using Hub.Data.Sharing;
using FieldRole = Hub.Data.Persons.Linking.FieldRole;

namespace Hub.Data.Persons;

/// <summary>
/// A type of subject as the register links it: which fields of a kind tell of it, what must stand in a row for the row to be about one, for
/// which purposes records may meet, and how sure the hub must be. Everything else is the same for all.
/// </summary>
public sealed class LinkSubject
{
    private static readonly string[] ForThings = [SharingPurposes.ShowThings];
    private static readonly string[] ForPeople =
        [.. SharingPurposes.OfCombining.Keys.Except(ForThings).Order(StringComparer.Ordinal)];

    // All that tells of it, and what it is known by: a postcode alone is no premises.
    private readonly FieldRole[] _roles;
    private readonly FieldRole[] _knownBy;

    private LinkSubject(string name, SubjectType type, FieldRole[] roles, FieldRole[] knownBy)
        => (Name, Type, _roles, _knownBy) = (name, type, roles, knownBy);

    /// <summary>People: whatever a kind names as the fields of its person.</summary>
    public static LinkSubject Person { get; } = new(LinkRequests.Person, SubjectType.Person, [], []);

    /// <summary>Houses, flats, shops and other premises.</summary>
    public static LinkSubject Premises { get; } = new(
        "premises", SubjectType.Premises, [FieldRole.Uprn, FieldRole.Address, FieldRole.Postcode], [FieldRole.Uprn, FieldRole.Address]);

    /// <summary>Vehicles, by their registration.</summary>
    public static LinkSubject Vehicle { get; } = new("vehicle", SubjectType.Vehicle, [FieldRole.Vrm], [FieldRole.Vrm]);

    /// <summary>Telephone numbers.</summary>
    public static LinkSubject Phone { get; } = new("phone", SubjectType.Phone, [FieldRole.Phone], [FieldRole.Phone]);

    /// <summary>All of them, people first.</summary>
    public static IReadOnlyList<LinkSubject> All { get; } = [Person, Premises, Vehicle, Phone];

    /// <summary>In the plural, in plain words: "people".</summary>
    public string Many => Type switch
    {
        SubjectType.Person => "people",
        SubjectType.Premises => "premises",
        SubjectType.Vehicle => "vehicles",
        _ => "telephone numbers",
    };

    /// <summary>As tables and jobs name it.</summary>
    public string Name { get; }

    /// <summary>As the engine knows it.</summary>
    public SubjectType Type { get; }

    /// <summary>Whether it is a person.</summary>
    public bool IsPerson => Type == SubjectType.Person;

    /// <summary>Whether figures count it.</summary>
    public bool IsCounted => Type is SubjectType.Person or SubjectType.Premises;

    /// <summary>The purposes of combining, any of which lets records of it meet.</summary>
    public IReadOnlyList<string> Purposes => IsPerson ? ForPeople : ForThings;

    /// <summary>What it is known by: columns of which a row must hold one; empty where every row is about one.</summary>
    public IReadOnlyList<FieldRole> KnownBy => _knownBy;

    /// <summary>
    /// The weight from which two records are one, in bits. Marks and numbers: only those that are the same reach it (6.5), never one that
    /// is read for the other (2.0 at most); that a person decides, and then the same mark must still join those two.
    /// </summary>
    public double Threshold => Type is SubjectType.Vehicle or SubjectType.Phone ? 2.5 : 0;

    /// <summary>A link stronger than this is not asked about, in bits.</summary>
    public double Certain => Type is SubjectType.Vehicle or SubjectType.Phone ? Threshold : 10;

    /// <summary>How many pairs nearest to the threshold are looked at for the queue of review.</summary>
    public int PairsForReview => Type is SubjectType.Vehicle or SubjectType.Phone ? 200 : 2000;

    /// <summary>The subject of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static LinkSubject Of(string name)
        => Find(name) ?? throw new ArgumentException("There is no such subject of linking.", nameof(name));

    /// <summary>The subject of that name, or null.</summary>
    public static LinkSubject? Find(string name) => All.FirstOrDefault(subject => subject.Name == name);

    /// <summary>Whether a kind's rows may be about one.</summary>
    public bool IsIn(DatasetKind kind)
        => IsPerson ? kind.Roles.Person is not null : FieldsOf(kind).Any(field => _knownBy.Contains(RoleOf(field)));

    /// <summary>The fields of a kind that tell of it.</summary>
    public IEnumerable<KindField> FieldsOf(DatasetKind kind)
        => kind.Schema.Fields.Where(field => field.Identifier is not null && (IsPerson
            ? kind.Roles.Person?.Fields.Contains(field.Name) == true
            : _roles.Contains(RoleOf(field))));

    /// <summary>What a field that identifies means for linking.</summary>
    public static FieldRole RoleOf(KindField field) => field.Identifier switch
    {
        IdentifierType.Name => NamePart(field.Name),
        IdentifierType.DateOfBirth => FieldRole.BirthDate,
        IdentifierType.NhsNumber => FieldRole.NhsNumber,
        IdentifierType.Pnc => FieldRole.PncId,
        IdentifierType.Upn => FieldRole.Upn,
        IdentifierType.Uprn => FieldRole.Uprn,
        IdentifierType.Vrm => FieldRole.Vrm,
        IdentifierType.Phone => FieldRole.Phone,
        IdentifierType.Email => FieldRole.Email,
        IdentifierType.Address => Holds(field.Name, "postcode") ? FieldRole.Postcode : FieldRole.Address,
        _ => FieldRole.Identifier,
    };

    // A kind calls every part of a name a name; which part it is, its own field's name says.
    private static FieldRole NamePart(string name)
        => Holds(name, "middle") ? FieldRole.MiddleName
            : Holds(name, "surname") || Holds(name, "family") || Holds(name, "last") ? FieldRole.Surname
            : Holds(name, "forename") || Holds(name, "given") || Holds(name, "first") ? FieldRole.Forename
            : FieldRole.FullName;

    private static bool Holds(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
