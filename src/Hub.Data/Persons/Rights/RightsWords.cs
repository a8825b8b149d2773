using System.Text.Json;

namespace Hub.Data.Persons.Rights;

/// <summary>What a person may ask about the data held on them.</summary>
public enum RightAsked
{
    /// <summary>A copy, and what is done with it (UK GDPR article 15; DPA 2018 section 45).</summary>
    Access,

    /// <summary>Putting right what is wrong (article 16; section 46).</summary>
    Rectification,

    /// <summary>Erasing it (article 17; section 47).</summary>
    Erasure,

    /// <summary>Keeping it unused (article 18; section 47).</summary>
    Restriction,

    /// <summary>Objecting to its use (article 21; Part 2 only).</summary>
    Objection,
}

/// <summary>What the owner of the rows ruled.</summary>
public enum RightsOutcome
{
    /// <summary>The rows are about somebody else.</summary>
    NotThisPerson,

    /// <summary>The person gets a copy.</summary>
    Disclose,

    /// <summary>Withheld under a named exemption.</summary>
    Exempt,

    /// <summary>Kept, but used for nothing.</summary>
    Restrict,

    /// <summary>Corrected, or left out until the agency sends it again.</summary>
    Correct,

    /// <summary>Erased everywhere; a tombstone stays.</summary>
    Erase,

    /// <summary>Refused on a named ground.</summary>
    Refuse,
}

/// <summary>Stored names and words on screen of rights and rulings, and which ruling answers which right.</summary>
public static class RightsWords
{
    private static readonly Dictionary<RightAsked, RightsOutcome[]> Rulings = new()
    {
        [RightAsked.Access] = [RightsOutcome.Disclose, RightsOutcome.Exempt, RightsOutcome.NotThisPerson],
        [RightAsked.Rectification] =
            [RightsOutcome.Correct, RightsOutcome.Restrict, RightsOutcome.Erase, RightsOutcome.Refuse, RightsOutcome.NotThisPerson],
        [RightAsked.Erasure] = [RightsOutcome.Erase, RightsOutcome.Restrict, RightsOutcome.Refuse, RightsOutcome.NotThisPerson],
        [RightAsked.Restriction] = [RightsOutcome.Restrict, RightsOutcome.Erase, RightsOutcome.Refuse, RightsOutcome.NotThisPerson],
        [RightAsked.Objection] = [RightsOutcome.Restrict, RightsOutcome.Erase, RightsOutcome.Refuse, RightsOutcome.NotThisPerson],
    };

    /// <summary>As stored: "not_this_person".</summary>
    public static string Stored<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value of that stored name, or null.</summary>
    public static T? Read<T>(string? stored)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Stored(value) == stored)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Rulings that answer a right.</summary>
    public static IReadOnlyList<RightsOutcome> For(RightAsked right) => Rulings[right];

    /// <summary>In words: "a copy of the data".</summary>
    public static string Words(RightAsked right) => right switch
    {
        RightAsked.Access => "A copy of the data (access)",
        RightAsked.Rectification => "Correcting the data (rectification)",
        RightAsked.Erasure => "Erasing the data (erasure)",
        RightAsked.Restriction => "Not using the data (restriction)",
        _ => "Objecting to the use of the data (objection)",
    };

    /// <summary>In words: "Erase the rows".</summary>
    public static string Words(RightsOutcome outcome) => outcome switch
    {
        RightsOutcome.NotThisPerson => "They are about another person",
        RightsOutcome.Disclose => "Give the person a copy",
        RightsOutcome.Exempt => "Withhold under an exemption",
        RightsOutcome.Restrict => "Keep but do not use (restrict)",
        RightsOutcome.Correct => "Correct",
        RightsOutcome.Erase => "Erase",
        _ => "Refuse on a ground in law",
    };

    /// <summary>The part of the Act in words: "Part 3 (law enforcement)".</summary>
    public static string Regime(string stored) => stored switch
    {
        "part3" => "Part 3 (law enforcement)",
        "part2" => "Part 2 (UK GDPR)",
        _ => "No personal data expected",
    };
}
