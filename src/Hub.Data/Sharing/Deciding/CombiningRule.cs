namespace Hub.Data.Sharing.Deciding;

/// <summary>One side of a combination: a kind of one agency, and every agreement of that agency.</summary>
public sealed record CombiningSide(SharedKind Kind, IReadOnlyList<AgreementTerms> Agreements);

/// <summary>Whether records may be combined at person level, and why not.</summary>
public abstract record CombiningDecision
{
    private CombiningDecision()
    {
    }

    /// <summary>They may, for this purpose, because each of these agreements says so.</summary>
    public sealed record Allowed(IReadOnlyList<Guid> Agreements, IReadOnlyList<string> References, string Purpose) : CombiningDecision;

    /// <summary>They may not.</summary>
    /// <param name="Rule">Stable name of the reason.</param>
    /// <param name="Reason">One sentence with the next step.</param>
    /// <param name="Agreements">The agreements that say so; empty where the kind itself does.</param>
    public sealed record Denied(string Rule, string Reason, IReadOnlyList<Guid> Agreements) : CombiningDecision;
}

/// <summary>
/// Combining is a permission of its own: taking data in never implies it. Both sides must allow it, in every agreement that has a
/// say, for the named purpose; depersonalised kinds never. Pure. Source of the rule: promise 7 of the design, and Data Protection
/// Act 2018 s.62 (combination is logged).
/// </summary>
public static class CombiningRule
{
    /// <summary>Decides for one pair of kinds, which may be the same kind.</summary>
    /// <param name="one">One side.</param>
    /// <param name="other">The other side.</param>
    /// <param name="purpose">A word of <see cref="SharingPurposes.OfCombining"/>.</param>
    /// <param name="on">The day of the decision.</param>
    public static CombiningDecision MayCombine(CombiningSide one, CombiningSide other, string purpose, DateOnly on)
    {
        if (!SharingPurposes.OfCombining.ContainsKey(purpose))
        {
            return new CombiningDecision.Denied(
                "combining_purpose", "Nothing is combined for a purpose that is not on the list of purposes of combining; choose one.", []);
        }

        foreach (var kind in new[] { one.Kind, other.Kind }.OrderBy(kind => kind.Kind, StringComparer.Ordinal))
        {
            if (!kind.IsAboutPersons)
            {
                return new CombiningDecision.Denied(
                    "combining_depersonalised",
                    $"{kind.Title} is not about single persons and is never linked to one; leave it out of the combination.", []);
            }
        }

        var denied = new[] { Deny(one, other.Kind, purpose, on), Deny(other, one.Kind, purpose, on) }
            .OfType<CombiningDecision.Denied>().OrderBy(no => no.Reason, StringComparer.Ordinal).FirstOrDefault();
        if (denied is not null)
        {
            return denied;
        }

        var agreements = Having(one, on).Concat(Having(other, on)).DistinctBy(a => a.AgreementId)
            .OrderBy(a => a.Reference, StringComparer.Ordinal).ThenBy(a => a.AgreementId).ToList();
        return new CombiningDecision.Allowed(
            [.. agreements.Select(a => a.AgreementId)], [.. agreements.Select(a => a.Reference)], purpose);
    }

    private static IEnumerable<AgreementTerms> Having(CombiningSide side, DateOnly on)
        => side.Agreements.Where(a => a.CoversKind && a.Counts(on)).OrderBy(a => a.Reference, StringComparer.Ordinal);

    private static CombiningDecision.Denied? Deny(CombiningSide side, SharedKind with, string purpose, DateOnly on)
    {
        var agreements = Having(side, on).ToList();
        if (agreements.Count == 0)
        {
            return new CombiningDecision.Denied(
                "combining_no_agreement",
                $"No agreement in force covers {side.Kind.Title}, so it cannot be combined; ask for one to be signed or renewed.", []);
        }

        foreach (var agreement in agreements)
        {
            if (AgreementGate.Standing(agreement) is { } standing)
            {
                return new CombiningDecision.Denied("combining_standing", standing.Reason, standing.Agreements);
            }

            if (!agreement.Combining.Any(term =>
                term.Kind == side.Kind.Kind && term.WithKind == with.Kind && term.Purpose == purpose))
            {
                return new CombiningDecision.Denied(
                    "combining_not_agreed",
                    $"Agreement {agreement.Reference} does not allow {side.Kind.Title} to be combined with {with.Title} for this purpose; "
                    + $"ask {agreement.ContactName} if it should.",
                    [agreement.AgreementId]);
            }
        }

        return null;
    }
}
