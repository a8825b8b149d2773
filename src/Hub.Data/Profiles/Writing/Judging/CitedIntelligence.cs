using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Intelligence.Citing;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>
/// Intelligence on which judgements rest. Only sanitised reports about the profile's area that the writer may read, their conditions
/// taken note of, and never one suspected to be false. A profile holds the reference, the grade and the conditions, never the words.
/// </summary>
internal static class CitedIntelligence
{
    /// <summary>The reports that a writer may rest a judgement on.</summary>
    public static async Task<IReadOnlyList<CitableReport>> ChoicesAsync(HubSession session, Actor actor, Publication publication)
        => actor.Can(Permission.ReadIntelligence) ? await CitationQueries.AboutAsync(session, publication.ProfileAreaId) : [];

    /// <summary>
    /// What is wrong with the reports that were chosen. One that somebody else chose before may stay while it still may be used.
    /// </summary>
    public static async Task<IEnumerable<ProfileProblem>> ProblemsAsync(
        HubSession session, Actor actor, Publication publication, Guid[] chosen, Guid[] before)
    {
        if (chosen.Length == 0)
        {
            return [];
        }

        var open = (await ChoicesAsync(session, actor, publication)).ToDictionary(report => report.ReportId);
        var standing = (await CitationQueries.StandingAsync(session, publication.ProfileAreaId, chosen))
            .Select(report => report.ReportId).ToHashSet();
        const string field = nameof(SaveJudgementRequest.IntelligenceIds);
        if (chosen.Any(id => !standing.Contains(id) || (!open.ContainsKey(id) && !before.Contains(id))))
        {
            return [new(field, "A report that you chose may not be used: it is not sanitised, not about this area, suspected to be false, "
                + "or not yours to read. Choose from the list again.")];
        }

        return chosen.Any(id => open.TryGetValue(id, out var report) && !report.IsOpen && !before.Contains(id))
            ? [new(field, "A report that you chose has conditions: open it, take note of them, and then rest the judgement on it.")]
            : [];
    }

    /// <summary>What the judgements of a profile rest on and may still be used.</summary>
    public static async Task<IReadOnlyList<WrittenIntelligence>> OfAsync(
        HubSession session, long areaId, IEnumerable<Guid> reports)
        => [.. (await CitationQueries.StandingAsync(session, areaId, [.. reports.Distinct()])).Select(report =>
            new WrittenIntelligence(report.ReportId, report.Reference, report.Grade, "", report.Conditions ?? ""))];
}
