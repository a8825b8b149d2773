using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Matching;

namespace Hub.Data.Persons.Rights;

/// <summary>
/// Who asks: what the search compares. Stored sealed only; never in a log, a job, an address of a page or an audit event.
/// </summary>
public sealed record PersonCriteria
{
    /// <summary>Full name as it is written now.</summary>
    public required string Name { get; init; }

    /// <summary>Other full names: at birth, before a marriage, other spellings.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Date of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>NHS number.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>Police National Computer id.</summary>
    public string? PncId { get; init; }

    /// <summary>Unique pupil number.</summary>
    public string? Upn { get; init; }

    /// <summary>Home postcode, or the address that ends with it.</summary>
    public string? Postcode { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>An agency's own number of the person or case.</summary>
    public string? Reference { get; init; }

    /// <summary>What the search compares.</summary>
    internal IdentityValues ToValues()
    {
        var values = new IdentityValues().Add(IdentifierType.Name, Name);
        foreach (var name in OtherNames)
        {
            values.Add(IdentifierType.Name, name);
        }

        return values
            .Add(IdentifierType.DateOfBirth, DateOfBirth?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .Add(IdentifierType.NhsNumber, NhsNumber).Add(IdentifierType.Pnc, PncId).Add(IdentifierType.Upn, Upn)
            .Add(IdentifierType.Address, Postcode).Add(IdentifierType.Phone, Phone).Add(IdentifierType.Email, Email)
            .Add(IdentifierType.Other, Reference);
    }

    /// <summary>Why nothing can be searched with it as one sentence, or null.</summary>
    public string? Problem()
        => StandardValues.Name(Name) is null ? "Enter the person's full name."
            : DateOfBirth is null && (NhsNumber ?? PncId ?? Upn ?? Postcode ?? Phone ?? Email ?? Reference) is null
                ? "Enter a date of birth or a number of the person: a name alone finds too many people."
                : null;
}
