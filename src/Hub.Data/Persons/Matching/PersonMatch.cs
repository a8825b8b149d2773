using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Persons.Matching;

/// <summary>How sure it is that a row is about the person of a request.</summary>
public enum MatchCertainty
{
    /// <summary>The same number of a person, or the same name and date of birth, and nothing that speaks against it.</summary>
    Certain,

    /// <summary>Something agrees, but it could be another person: a professional decides.</summary>
    Possible,
}

/// <summary>
/// Whether a row is about the person that a request describes. Values are compared as they are (<see cref="StandardValues"/>);
/// a spelling that differs is a difference. This only finds rows: whether they are the person's is decided by their owner.
/// </summary>
/// <param name="Certainty">How sure.</param>
/// <param name="Why">What agreed and what did not, in words without values.</param>
public sealed record PersonMatch(MatchCertainty Certainty, IReadOnlyList<string> Why)
{
    private static readonly (IdentifierType Type, string Words)[] Numbers =
    [
        (IdentifierType.NhsNumber, "NHS number"), (IdentifierType.Pnc, "PNC id"), (IdentifierType.Upn, "unique pupil number"),
    ];

    /// <summary>Null when nothing that counts agrees.</summary>
    public static PersonMatch? Compare(IdentityValues wanted, IdentityValues row)
    {
        var numbers = Numbers.Select(number => (number.Words, Same: Same(wanted, row, number.Type, StandardValues.Number))).ToList();
        var name = SameNames(wanted, row);
        var surname = SameSurname(wanted, row);
        var birth = Compare(
            StandardValues.Day(wanted.First(IdentifierType.DateOfBirth)), StandardValues.Day(row.First(IdentifierType.DateOfBirth)));
        var contact = Contacts(wanted, row);
        var agreed = numbers.Where(number => number.Same == true).Select(number => "same " + number.Words).ToList();
        var speaksAgainst = birth == false || name == false || numbers.Any(number => number.Same == false);

        Add(agreed, name == true, "same name");
        Add(agreed, birth == true, "same date of birth");
        var isCertain = (numbers.Any(number => number.Same == true) || (name == true && birth == true)) && !speaksAgainst;
        var isPossible = agreed.Any(word => word is not ("same name" or "same date of birth"))
            || (name == true && birth != false)
            || (surname && birth == true)
            || (contact.Count > 0 && (name == true || birth == true || surname))
            || contact.Any(word => word is "same telephone number" or "same e-mail address" or "same reference number");
        if (!isCertain && !isPossible)
        {
            return null;
        }

        Add(agreed, surname && name != true, "same surname");
        agreed.AddRange(contact);
        agreed.AddRange(numbers.Where(number => number.Same == false).Select(number => "different " + number.Words));
        Add(agreed, birth == false, "different date of birth");
        Add(agreed, name == false, "name written differently");
        Add(agreed, birth is null, "no date of birth to compare");
        return new PersonMatch(isCertain ? MatchCertainty.Certain : MatchCertainty.Possible, agreed);
    }

    private static List<string> Contacts(IdentityValues wanted, IdentityValues row)
    {
        var same = new List<string>();
        Add(same, Same(wanted, row, IdentifierType.Phone, StandardValues.Phone) == true, "same telephone number");
        Add(same, Same(wanted, row, IdentifierType.Email, StandardValues.Email) == true, "same e-mail address");
        Add(same, Same(wanted, row, IdentifierType.Address, StandardValues.PostcodeOf) == true, "same home postcode");
        Add(same, Same(wanted, row, IdentifierType.Vrm, StandardValues.Number) == true, "same vehicle");
        Add(same, Same(wanted, row, IdentifierType.Other, StandardValues.Number) == true, "same reference number");
        return same;
    }

    // Several names of the person are each a whole name; the row's name columns together are one.
    private static bool? SameNames(IdentityValues wanted, IdentityValues row)
        => StandardValues.Name(row.Names) is { } written && wanted.Names.Count > 0
            ? wanted.Names.Any(name => StandardValues.Name(name) == written)
            : null;

    private static bool SameSurname(IdentityValues wanted, IdentityValues row)
        => StandardValues.Name(row.Names)?.Split(' ') is { } written
            && wanted.Names.Select(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1])
                .Any(last => StandardValues.Name(last) is { } surname && surname.Split(' ').All(word => written.Contains(word)));

    private static bool? Same(IdentityValues wanted, IdentityValues row, IdentifierType type, Func<string?, string?> standard)
    {
        var left = wanted.Of(type).Select(standard).OfType<string>().ToList();
        var right = row.Of(type).Select(standard).OfType<string>().ToList();
        return left.Count == 0 || right.Count == 0 ? null : left.Intersect(right, StringComparer.Ordinal).Any();
    }

    private static bool? Compare(DateOnly? left, DateOnly? right) => left is null || right is null ? null : left == right;

    private static void Add(List<string> list, bool isSo, string word)
    {
        if (isSo)
        {
            list.Add(word);
        }
    }
}
