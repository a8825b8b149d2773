using Hub.SampleForce.Geography;

namespace Hub.SampleForce.People;

/// <summary>An invented person: who they truly are, whatever agencies write down.</summary>
public sealed record Person
{
    /// <summary>The key of the truth: P and six digits.</summary>
    public required string Id { get; init; }

    /// <summary>M or F.</summary>
    public required char Sex { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly Born { get; init; }

    /// <summary>A common first name.</summary>
    public required string Forename { get; init; }

    /// <summary>An invented surname.</summary>
    public required string Surname { get; init; }

    /// <summary>The surname that some agencies still know; null for most.</summary>
    public string? FormerSurname { get; init; }

    /// <summary>Homes, the present one first; older records carry older homes.</summary>
    public required IReadOnlyList<Home> Homes { get; init; }

    /// <summary>07700 900000 to 900999: numbers kept for drama.</summary>
    public required string Phone { get; init; }

    /// <summary>Under example.org.</summary>
    public required string Email { get; init; }

    /// <summary>Begins with 999, which is not issued.</summary>
    public required string NhsNumber { get; init; }

    /// <summary>In the form of a PNC id, of a year to come; null for most people.</summary>
    public string? PncId { get; init; }

    /// <summary>In the form of a pupil number, with a check letter that is not used; null for adults.</summary>
    public string? Upn { get; init; }

    /// <summary>A plate beginning with Q; null for most people.</summary>
    public string? Vrm { get; init; }

    /// <summary>How often the person comes to notice, relative to others.</summary>
    public required double Activity { get; init; }

    /// <summary>The cell of the present home.</summary>
    public Cell Cell => Homes[0].Postcode.Cell;

    /// <summary>Completed years on a day.</summary>
    public int AgeOn(DateOnly day) => day.Year - Born.Year - (day < Born.AddYears(day.Year - Born.Year) ? 1 : 0);
}

/// <summary>Where a person lives or lived; the property number where the building has one.</summary>
public sealed record Home(string Address, Postcode Postcode, string? Uprn);
