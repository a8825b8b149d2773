using System.Globalization;

namespace Hub.SampleForce.People;

/// <summary>Identifiers that cannot belong to anybody: each is drawn from a block that is kept free or breaks its own check.</summary>
internal static class Identifiers
{
    // A real PNC id's check letter is one of 23; these three are never used.
    private const string UnusedPncLetters = "IOS";

    // A real pupil number's check letter is one of 23; these three are never used.
    private const string UnusedUpnLetters = "IOS";

    /// <summary>Numbers that the regulator keeps for drama.</summary>
    public static string Phone(Dice dice) => Format($"07700 900{dice.Below(1000):000}");

    /// <summary>Ten digits beginning 999: outside every range in use.</summary>
    public static string NhsNumber(int number) => Format($"999{number % 10_000_000:0000000}");

    /// <summary>A PNC id of 2090 to 2099 with a letter that is not used.</summary>
    public static string PncId(Dice dice, int number)
        => Format($"{2090 + dice.Below(10)}/{number % 10_000_000:0000000}{UnusedPncLetters[dice.Below(3)]}");

    /// <summary>A pupil number of education authority 999.</summary>
    public static string Upn(Dice dice, int number) => Format($"{UnusedUpnLetters[dice.Below(3)]}999{number % 1_000_000_000:000000000}");

    /// <summary>A plate of the Q series, with a number longer than that series has.</summary>
    public static string Vrm(Dice dice, int number) => Format($"Q{number % 10_000:0000} Z{(char)('A' + dice.Below(26))}Z");

    /// <summary>An address under a domain that is kept for examples.</summary>
    public static string Email(string forename, string surname, int number)
        => Format($"{forename}.{surname}{number}@example.org").Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
