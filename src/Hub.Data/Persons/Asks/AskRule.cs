using Hub.Data.Sharing;

namespace Hub.Data.Persons.Asks;

/// <summary>
/// Which returns may never be asked about, nor be the ground of a question: a closed rule, which no setting widens. It holds for the
/// side that asks as well as for the side that is asked, because a question already tells what kind of record the asker holds.
/// </summary>
/// <remarks>
/// Sources: the common law duty of confidentiality and "Confidentiality: NHS Code of Practice" (Department of Health, 2003), under
/// which that somebody is a patient is itself confidential; Children Act 1989 ss.17 and 47, Children Act 2004 ss.10 and 11 and
/// "Working together to safeguard children" (2023), under which what children's social care knows is shared case by case by a
/// professional and never confirmed by a system.
/// </remarks>
public static class AskRule
{
    // Agencies that hold records of children as, or for, children's social care.
    private static readonly string[] Care = ["council", "voluntary", "education"];

    /// <summary>Why a kind of an agency of this type is never part of a question, as a sentence; null where it may be.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="agencyType">The agency's type.</param>
    public static string? Never(SharedKind kind, string agencyType)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return !kind.IsAboutPersons ? $"{kind.Title} is not about single persons, so there is nobody to ask about."
            : agencyType == "health" || kind.DataClass == "special" || kind.About.Contains("patients")
                ? $"{kind.Title} is about people's health: whether an agency holds such a record is never asked or answered here."
            : kind.About.Contains("children") && Care.Contains(agencyType)
                ? $"{kind.Title} belongs to children's social care: whether it holds a record is never asked or answered here."
            : null;
    }
}
