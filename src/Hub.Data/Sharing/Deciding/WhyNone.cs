namespace Hub.Data.Sharing.Deciding;

/// <summary>Why no agreement has a say, and who can change that: the nearest agreement is named.</summary>
internal static class WhyNone
{
    private const string HubLead = "the partnership's information governance lead";

    public static SharingDecision.Denied Decide(SharingRequest request, IReadOnlyList<AgreementTerms> agreements)
    {
        var title = request.Kind.Title;
        var ordered = agreements.OrderByDescending(a => a.ValidFrom).ThenBy(a => a.Reference, StringComparer.Ordinal).ToList();
        var covering = ordered.Where(a => AgreementGate.Covers(a, request)).ToList();
        if (covering.Find(a => a.Status == "draft" && request.On < a.ValidUntil) is { } draft)
        {
            var who = draft.Unsigned is [] ? "" : " by " + AgreementGate.Words(draft.Unsigned);
            return Denied(
                "agreement_unsigned", draft,
                $"Agreement {draft.Reference} is not signed yet{who}, so {title} cannot be taken in; ask {draft.ContactName}.");
        }

        if (covering.Find(a => a.Status != "ended" && a.ValidFrom > request.On) is { } later)
        {
            return Denied(
                "agreement_not_begun", later,
                $"Agreement {later.Reference} begins on {DayWords.Of(later.ValidFrom)}; "
                + $"send {title} from that day, or ask {later.ContactName}.");
        }

        if (covering.Find(a => a.IsInDate(request.On) && a.Status == "ended") is { } ended)
        {
            return Denied(
                "agreement_ended", ended,
                $"Agreement {ended.Reference} was ended; ask {ended.ContactName} for a new one before sending {title}.");
        }

        if (covering.Count > 0)
        {
            return Denied(
                "agreement_expired", covering[0],
                $"Agreement {covering[0].Reference} ended on {DayWords.Of(covering[0].ValidUntil.AddDays(-1))}; "
                + $"ask {covering[0].ContactName} to renew it before sending {title}.");
        }

        var inDate = ordered.Where(a => a.Counts(request.On)).ToList();
        if (inDate.Find(a => a.CoversKind && AgreementGate.CoversAreas(a, request)) is { } otherPurpose)
        {
            return Denied(
                "agreement_purpose", otherPurpose,
                $"Agreement {otherPurpose.Reference} covers {title}, but not for this purpose; "
                + $"ask {otherPurpose.ContactName} to widen it.");
        }

        if (inDate.Find(a => a.CoversKind) is { } otherArea)
        {
            return Denied(
                "agreement_area", otherArea,
                $"Agreement {otherArea.Reference} covers {title} for {AgreementGate.Words(otherArea.Areas ?? [])} only, "
                + $"and this agency sends for more; "
                + $"ask {otherArea.ContactName} to widen it.");
        }

        return new SharingDecision.Denied(
            "agreement_missing",
            $"No agreement of this agency covers {title}; "
            + (inDate is [var any, ..] ? $"ask {any.ContactName} to add it." : $"ask {HubLead} for one."),
            []);
    }

    private static SharingDecision.Denied Denied(string rule, AgreementTerms agreement, string reason)
        => new(rule, reason, [agreement.AgreementId]);
}
