using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Intelligence.Citing;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>A key judgement in the list of those who write.</summary>
/// <param name="JudgementId">Its identifier.</param>
/// <param name="Section">The section beside whose figures it stands.</param>
/// <param name="Text">The judgement.</param>
/// <param name="Probability">As stored.</param>
/// <param name="Confidence">As stored.</param>
/// <param name="ConfidenceReason">Why it is no higher and no lower.</param>
/// <param name="FigureCodes">Figures that it rests on.</param>
/// <param name="GroupReferences">Groups that it rests on.</param>
/// <param name="IntelligenceIds">Reports that it rests on and that may still be used.</param>
/// <param name="Reports">The same as references with their grades.</param>
/// <param name="LostReports">How many reports it rested on that may no longer be used.</param>
/// <param name="Version">For the next change.</param>
public sealed record JudgementLine(
    Guid JudgementId, string Section, string Text, string Probability, string Confidence, string ConfidenceReason,
    IReadOnlyList<string> FigureCodes, IReadOnlyList<string> GroupReferences, IReadOnlyList<Guid> IntelligenceIds,
    IReadOnlyList<string> Reports, int LostReports, int Version);

/// <summary>The key judgements of a profile, and what one may rest on.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="Lines">In their order.</param>
/// <param name="Figures">The figures of the frozen profile.</param>
/// <param name="Reports">Sanitised reports about the area that the reader may read.</param>
/// <param name="Closed">Why nothing can be changed; null for a draft.</param>
public sealed record JudgementList(
    Publication Publication, string AreaName, IReadOnlyList<JudgementLine> Lines, IReadOnlyList<FigureChoice> Figures,
    IReadOnlyList<CitableReport> Reports, string? Closed);

/// <summary>Reads the key judgements of a profile, for those who write. Reads only.</summary>
public sealed class ReadJudgements(HubDatabase database)
{
    /// <summary>The list, or null where this person may not write in the profile.</summary>
    public Task<JudgementList?> HandleAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.ReadPurpose), session => ReadAsync(session, actor, publicationId), cancellationToken);

    private static async Task<JudgementList?> ReadAsync(HubSession session, Actor actor, Guid publicationId)
    {
        if (await WritableProfile.FindAsync(session, actor, publicationId, Permission.WriteProfiles) is not { } publication)
        {
            return null;
        }

        var rows = await JudgementStore.AllAsync(session, publicationId);
        var cited = (await CitedIntelligence.OfAsync(session, publication.ProfileAreaId, rows.SelectMany(row => row.IntelligenceIds)))
            .ToDictionary(report => report.ReportId);
        var figures = await FrozenFigures.ReadAsync(session, publication);
        return new JudgementList(
            publication,
            figures?.Content.Front.AreaName ?? publication.AreaCode,
            [.. rows.Select(row => Line(row, [.. row.IntelligenceIds.Where(cited.ContainsKey).Select(id => cited[id])]))],
            figures is null ? [] : FigureChoices.Of(figures),
            await CitedIntelligence.ChoicesAsync(session, actor, publication),
            WritableProfile.Closed(publication));
    }

    private static JudgementLine Line(JudgementRow row, List<WrittenIntelligence> reports) => new(
        row.JudgementId, row.Section, row.Judgement, row.Probability, row.Confidence, row.ConfidenceReason, row.FigureCodes,
        row.GroupReferences, [.. reports.Select(report => report.ReportId)],
        [.. reports.Select(report => $"{report.Reference} ({report.Grade})")], row.IntelligenceIds.Length - reports.Count, row.Version);
}
