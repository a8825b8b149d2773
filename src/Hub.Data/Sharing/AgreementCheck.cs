using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Sharing;

/// <summary>What is wrong with an agreement's terms.</summary>
/// <param name="Field">The part of the terms, for the page that marks it: "ends", "kinds", "gateway", …</param>
/// <param name="Sentence">What is wrong and what to do next.</param>
public sealed record AgreementProblem(string Field, string Sentence);

/// <summary>What terms are judged against.</summary>
/// <param name="AgencyId">The supplying agency.</param>
/// <param name="AgencyTypes">Every registered agency with its type.</param>
/// <param name="Kinds">The kinds that the hub knows.</param>
/// <param name="References">The gateways and lawful bases.</param>
/// <param name="UnknownAreas">Area codes of the terms that name no area.</param>
/// <param name="Today">The day of the check.</param>
public sealed record AgreementFacts(
    Guid AgencyId,
    IReadOnlyDictionary<Guid, string> AgencyTypes,
    SharedKinds Kinds,
    LegalReferences References,
    IReadOnlyList<string> UnknownAreas,
    DateOnly Today);

/// <summary>Whether the terms of an agreement make sense, before anybody is asked to sign them. Pure.</summary>
public static class AgreementCheck
{
    /// <summary>Every problem, in the order of the page.</summary>
    public static IReadOnlyList<AgreementProblem> Problems(AgreementContent terms, AgreementFacts facts)
        => [.. Words(terms), .. Dates(terms), .. AgreementLawCheck.Problems(terms, facts), .. Areas(facts), .. Combining(terms, facts)];

    private static IEnumerable<AgreementProblem> Words(AgreementContent terms)
    {
        foreach (var (field, value, what) in new[]
            {
                ("title", terms.Title, "a title"), ("purpose", terms.Purpose, "what the data is for"),
                ("contact", terms.ContactName, "who can renew it"),
            })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return new(field, $"The agreement does not say {what}; add it.");
            }
        }

        if (terms.Purposes.Count == 0 || terms.Purposes.Any(purpose => !SharingPurposes.OfSharing.ContainsKey(purpose)))
        {
            yield return new(
                "purposes", $"The agreement names no purpose, or one that is not on the list; use {Or(SharingPurposes.OfSharing.Keys)}.");
        }

        if (terms.RetentionMonths is < 1 or > 120)
        {
            yield return new("retention", $"Records would be kept for {terms.RetentionMonths} months; give 1 to 120.");
        }
    }

    private static IEnumerable<AgreementProblem> Dates(AgreementContent terms)
    {
        if (terms.ValidFrom >= terms.ValidUntil)
        {
            yield return new("ends", "The agreement ends before it begins; correct its first or its last day.");
        }
        else if (terms.ReviewOn is { } review && (review < terms.ValidFrom || review >= terms.ValidUntil))
        {
            yield return new(
                "review",
                $"The review on {DayWords.Of(review)} is not between the agreement's first and last day; choose a day before it ends.");
        }
    }

    private static IEnumerable<AgreementProblem> Areas(AgreementFacts facts)
    {
        if (facts.UnknownAreas.Count > 0)
        {
            yield return new("areas", $"The hub knows no area {AgreementGate.Words(facts.UnknownAreas)}; correct the code or take it out.");
        }
    }

    private static IEnumerable<AgreementProblem> Combining(AgreementContent terms, AgreementFacts facts)
    {
        foreach (var term in terms.Combining)
        {
            if (terms.Kinds.All(kind => kind.Kind != term.Kind) || facts.Kinds.Find(term.Kind) is not { } kind
                || facts.Kinds.Find(term.WithKind) is not { } with)
            {
                yield return new(
                    "combining", $"\"{term.Kind}\" with \"{term.WithKind}\" names a kind that is not covered or not known; correct it.");
            }
            else if (!kind.IsAboutPersons || !with.IsAboutPersons)
            {
                yield return new(
                    "combining",
                    $"{(kind.IsAboutPersons ? with : kind).Title} is not about single persons and is never linked to one; "
                    + "take the combination out.");
            }

            if (!SharingPurposes.OfCombining.ContainsKey(term.Purpose))
            {
                yield return new(
                    "combining",
                    $"The purpose \"{term.Purpose}\" is not a purpose of combining; use {Or(SharingPurposes.OfCombining.Keys)}.");
            }
        }
    }

    internal static string Or(IEnumerable<string> words) => string.Join(", ", words.Distinct().Order(StringComparer.Ordinal));
}
