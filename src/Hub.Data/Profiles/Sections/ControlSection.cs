using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>The control sheet and the list of contents.</summary>
internal static class ControlSection
{
    public static IEnumerable<Block> Write(SnapshotContent content, DateTimeOffset createdAt)
    {
        var front = content.Front;
        var created = DateOnly.FromDateTime(createdAt.UtcDateTime);
        yield return new PageBreak();
        yield return new Contents("Contents");
        yield return new Heading(1, "Control sheet", "control");
        yield return new FactList(
            "About this document",
            [
                new("Title", $"Serious and organised crime local profile: {front.AreaName}"),
                new("Area", $"{front.AreaName} ({front.AreaKindName}, {front.AreaCode})"),
                new("Areas used", front.AreaSet),
                new("Reporting period", Wording.Period(front.PeriodFrom, front.PeriodUntil)),
                new("Status", "Draft, assembled by machine; not assessed, not approved, not released"),
                new("Protective marking", front.Marking),
                new("Handling", Handling(front)),
                new("Author", front.Author),
                new("Owner and authorising officer", "Named at approval"),
                new("Assembled", Wording.Date(created)),
                new("Review", $"Data refresh by {Wording.Date(created.AddMonths(3))}; six-monthly review by "
                    + $"{Wording.Date(created.AddMonths(6))}; full refresh by {Wording.Date(created.AddMonths(12))}"),
            ]);
    }

    private static string Handling(SnapshotFront front) => front.Marking.Contains("SENSITIVE", StringComparison.Ordinal)
        ? "For the named partners of the community safety partnership only. Do not copy or forward without the author's agreement."
        : "No handling restriction beyond the marking.";
}
