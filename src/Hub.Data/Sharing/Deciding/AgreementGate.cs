namespace Hub.Data.Sharing.Deciding;

/// <summary>
/// The gate that every delivery passes, whichever door it comes through: a pure decision from every agreement of the agency, the
/// kind, its areas, the purpose and the day. Deny goes before approval and approval before allow; what is not understood is
/// denied; where agreements overlap the strictest of each term holds. docs/decisions/0008-sharing-decision.md says why.
/// </summary>
public static class AgreementGate
{
    /// <summary>After the day of review data is still taken in for this long, with a warning; then approval is needed.</summary>
    public const int ReviewGraceDays = 90;

    /// <summary>Decides.</summary>
    /// <param name="request">What is to be taken in.</param>
    /// <param name="agreements">Every agreement of the agency, with what it says about the kind.</param>
    /// <param name="references">The gateways and lawful bases.</param>
    public static SharingDecision Decide(
        SharingRequest request, IReadOnlyList<AgreementTerms> agreements, LegalReferences references)
    {
        var counting = agreements
            .Where(a => a.Counts(request.On) && Covers(a, request))
            .OrderBy(a => a.RetentionMonths).ThenBy(a => a.Reference, StringComparer.Ordinal).ThenBy(a => a.AgreementId)
            .ToList();
        if (counting.Count == 0)
        {
            return WhyNone.Decide(request, agreements);
        }

        var ids = counting.Select(a => a.AgreementId).ToList();
        foreach (var check in (Func<AgreementTerms, SharingDecision.Denied?>[])
            [Standing, a => Ceiling(a, request), a => GatewayLimit.Deny(a, request, references), a => Basis(a, request, references)])
        {
            if (counting.Select(check).FirstOrDefault(denied => denied is not null) is { } denied)
            {
                return denied;
            }
        }

        var fields = Fields(counting);
        if (fields is not null && !request.Kind.Fields.Any(field => fields.Contains(field.Name)))
        {
            return new SharingDecision.Denied(
                "agreement_no_field",
                $"{Names(counting)} allow no field of {request.Kind.Title}; ask {counting[0].ContactName} to name its fields.", ids);
        }

        if (counting.Select(a => Approval(a, request, references)).FirstOrDefault(wanted => wanted is not null) is { } approval)
        {
            return approval;
        }

        return new SharingDecision.Allowed(
            counting[0].AgreementId, counting[0].Version, fields, counting[0].RetentionMonths, ids,
            [.. counting.Where(a => a.ReviewOn <= request.On).Select(a =>
                $"Agreement {a.Reference} was due for review on {DayWords.Of(a.ReviewOn!.Value)}; "
                + $"{a.ContactName} should record the review.")]);
    }

    /// <summary>Whether an agreement speaks of this kind, these areas and this purpose at all.</summary>
    internal static bool Covers(AgreementTerms agreement, SharingRequest request)
        => agreement.CoversKind && agreement.Purposes.Contains(request.Purpose) && CoversAreas(agreement, request);

    /// <summary>Whether every area that the data may come from is named, by itself or by one that it lies in.</summary>
    internal static bool CoversAreas(AgreementTerms agreement, SharingRequest request)
        => agreement.Areas is null
            || (request.Areas is { Count: > 0 } areas && areas.All(codes => codes.Any(code => agreement.Areas.Contains(code))));

    /// <summary>Suspended, not understood, or in force without everybody's signature.</summary>
    internal static SharingDecision.Denied? Standing(AgreementTerms agreement)
        => agreement switch
        {
            { Status: "signed", Unsigned: [] } => null,
            { Status: "signed" } => new SharingDecision.Denied(
                "agreement_unsigned",
                $"Agreement {agreement.Reference} is not signed by {Words(agreement.Unsigned)}; ask {agreement.ContactName}.",
                [agreement.AgreementId]),
            { Status: "suspended" } => new SharingDecision.Denied(
                "agreement_suspended",
                $"Agreement {agreement.Reference} is suspended, so nothing can be taken in under it; ask {agreement.ContactName}.",
                [agreement.AgreementId]),
            _ => new SharingDecision.Denied(
                "agreement_unknown",
                $"Agreement {agreement.Reference} has a standing that the hub does not know; ask {agreement.ContactName}.",
                [agreement.AgreementId]),
        };

    /// <summary>Names in a sentence: "A, B and C".</summary>
    internal static string Words(IReadOnlyList<string> names)
        => names.Count < 2 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];

    private static SharingDecision.Denied? Ceiling(AgreementTerms agreement, SharingRequest request)
        => DataClasses.IsWithin(request.Kind.DataClass, agreement.DataClassCeiling)
            ? null
            : new SharingDecision.Denied(
                "agreement_too_low",
                $"Agreement {agreement.Reference} does not allow data as sensitive as {request.Kind.Title}; "
                + $"ask {agreement.ContactName} to widen it.",
                [agreement.AgreementId]);

    private static SharingDecision.Denied? Basis(AgreementTerms agreement, SharingRequest request, LegalReferences references)
    {
        var basis = agreement.LawfulBasis is { } code ? references.LawfulBasis(code, request.On) : null;
        var fits = request.Kind.Regime switch
        {
            "none" => basis is not null,
            "part2" => basis is { Regime: "part2" or "part3" } && agreement.Regime is "part2" or "part3",
            "part3" => basis is { Regime: "part3" } && agreement.Regime == "part3",
            _ => false,
        };
        return fits
            ? null
            : new SharingDecision.Denied(
                "agreement_basis",
                $"Agreement {agreement.Reference} names no lawful basis that stands today and fits {request.Kind.Title}; "
                + $"ask {agreement.ContactName} to correct it.",
                [agreement.AgreementId]);
    }

    private static SharingDecision.NeedsApproval? Approval(
        AgreementTerms agreement, SharingRequest request, LegalReferences references)
    {
        if (GatewayLimit.NeedsConsent(agreement, request, references))
        {
            return new SharingDecision.NeedsApproval(
                "agreement_consent",
                $"Agreement {agreement.Reference} rests on a gateway that needs the consent of whoever the data comes from; "
                + $"{agreement.ContactName} must obtain it and name another gateway.",
                [agreement.AgreementId]);
        }

        return agreement.ReviewOn is { } review && review.AddDays(ReviewGraceDays) <= request.On
            ? new SharingDecision.NeedsApproval(
                "agreement_review",
                $"Agreement {agreement.Reference} was due for review on {DayWords.Of(review)} and nobody has recorded one; "
                + $"{agreement.ContactName} must record the review before {request.Kind.Title} can be taken in.",
                [agreement.AgreementId])
            : null;
    }

    private static HashSet<string>? Fields(IReadOnlyList<AgreementTerms> agreements)
        => agreements.Select(a => a.Fields).OfType<string[]>().Aggregate(
            (HashSet<string>?)null,
            (all, fields) =>
            {
                var set = new HashSet<string>(fields, StringComparer.Ordinal);
                set.IntersectWith(all ?? set);
                return set;
            });

    private static string Names(IReadOnlyList<AgreementTerms> agreements)
        => (agreements.Count == 1 ? "The terms of agreement " : "Agreements ") + Words([.. agreements.Select(a => a.Reference)])
            + (agreements.Count == 1 ? "" : " together");
}
