using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Threats;

/// <summary>One assessment of a theme, as stored.</summary>
/// <param name="ScoreId">Its identifier.</param>
/// <param name="PublicationId">The publication.</param>
/// <param name="ProfileAreaId">Its area.</param>
/// <param name="Theme">Code of the theme.</param>
/// <param name="Version">1 for the first of the theme; the highest stands.</param>
/// <param name="MatrixVersion">The version of the matrix.</param>
/// <param name="AssessedBy">Who scored.</param>
/// <param name="AssessedAt">When.</param>
public sealed record ThreatAssessment(
    Guid ScoreId, Guid PublicationId, long ProfileAreaId, string Theme, int Version, int MatrixVersion, Guid AssessedBy,
    DateTimeOffset AssessedAt)
{
    /// <summary>The answers.</summary>
    public IReadOnlyList<ThreatAnswer> Answers { get; init; } = [];
}

/// <summary>Reads and writes what was scored in the threat matrix, within the areas of the session's scope.</summary>
public static class ThreatStore
{
    private sealed record AnswerRow(Guid ScoreId, string Criterion, decimal? Score, string Evidence);

    private sealed record EarlierRow(Guid PublicationId, DateOnly PeriodFrom, DateOnly PeriodUntil);

    /// <summary>The scores of a publication as they stand, highest risk first; empty where nobody scored.</summary>
    public static async Task<IReadOnlyList<ThreatScore>> ScoresAsync(HubSession session, Guid publicationId)
    {
        var scores = await OwnScoresAsync(session, publicationId);
        if (scores.Count == 0 || await EarlierPublicationAsync(session, publicationId) is not { } earlier)
        {
            return scores;
        }

        var before = await OwnScoresAsync(session, earlier.PublicationId);
        var period = Wording.Period(earlier.PeriodFrom, earlier.PeriodUntil);
        return
        [
            .. scores.Select(score => before.FirstOrDefault(old => old.Theme == score.Theme) is { } old
                ? score with { Earlier = new EarlierThreat(period, old.MatrixVersion, old.Risk, old.RiskUpTo, old.Rank) }
                : score),
        ];
    }

    /// <summary>The standing assessment of each theme of a publication, with its answers.</summary>
    public static async Task<IReadOnlyList<ThreatAssessment>> StandingAsync(HubSession session, Guid publicationId)
        => await WithAnswersAsync(session, (await session.Connection.QueryAsync<ThreatAssessment>(session.Command(
            """
            select distinct on (theme) score_id, publication_id, profile_area_id, theme, version, matrix_version, assessed_by, assessed_at
            from profile.threat_scores
            where publication_id = @publicationId
            order by theme, version desc
            """,
            new { publicationId }))).AsList());

    /// <summary>Every assessment of one theme of a publication, newest first.</summary>
    public static async Task<IReadOnlyList<ThreatAssessment>> HistoryAsync(HubSession session, Guid publicationId, string theme)
        => await WithAnswersAsync(session, (await session.Connection.QueryAsync<ThreatAssessment>(session.Command(
            """
            select score_id, publication_id, profile_area_id, theme, version, matrix_version, assessed_by, assessed_at
            from profile.threat_scores
            where publication_id = @publicationId and theme = @theme
            order by version desc
            """,
            new { publicationId, theme }))).AsList());

    /// <summary>The last profile of the area that was released before a publication, or null: what its scores are put beside.</summary>
    public static async Task<Guid?> EarlierAsync(HubSession session, Guid publicationId)
        => (await EarlierPublicationAsync(session, publicationId))?.PublicationId;

    /// <summary>
    /// Adds an assessment; nothing is ever changed. False where somebody else scored the theme meanwhile, and then the transaction
    /// goes on as before.
    /// </summary>
    public static async Task<bool> AddAsync(HubSession session, ThreatAssessment assessment)
    {
        if (await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.threat_scores (score_id, publication_id, profile_area_id, theme, version, matrix_version, assessed_by,
                assessed_at)
            values (@ScoreId, @PublicationId, @ProfileAreaId, @Theme, @Version, @MatrixVersion, @AssessedBy, @AssessedAt)
            on conflict (publication_id, theme, version) do nothing
            """,
            assessment)) == 0)
        {
            return false;
        }

        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.threat_answers (score_id, profile_area_id, criterion, score, evidence)
            select @ScoreId, @ProfileAreaId, criterion, score, evidence
            from unnest(@Criteria, @Scores, @Evidence) given (criterion, score, evidence)
            """,
            new
            {
                assessment.ScoreId,
                assessment.ProfileAreaId,
                Criteria = assessment.Answers.Select(answer => answer.Criterion).ToArray(),
                Scores = assessment.Answers.Select(answer => answer.Score).ToArray(),
                Evidence = assessment.Answers.Select(answer => answer.Evidence).ToArray(),
            }));
        return true;
    }

    /// <summary>
    /// Takes the standing scores of a released profile over into its amendment, with who scored and when: an amendment says what the
    /// profile said until somebody scores again.
    /// </summary>
    public static async Task CarryOverAsync(HubSession session, Guid amended, Guid amendment)
    {
        foreach (var standing in await StandingAsync(session, amended))
        {
            await AddAsync(session, standing with { ScoreId = Guid.CreateVersion7(), PublicationId = amendment, Version = 1 });
        }
    }

    private static async Task<IReadOnlyList<ThreatScore>> OwnScoresAsync(HubSession session, Guid publicationId)
    {
        var scores = new List<ThreatScore>();
        foreach (var version in (await StandingAsync(session, publicationId)).GroupBy(standing => standing.MatrixVersion))
        {
            var matrix = await ThreatMatrixQueries.FindAsync(session, version.Key)
                ?? throw new InvalidOperationException($"Version {version.Key} of the threat matrix is gone.");
            scores.AddRange(version.Select(standing => ThreatScoring.Score(standing.Theme, matrix, standing.Answers) with
            {
                AssessedOn = Primitives.UkTime.Day(standing.AssessedAt),
            }));
        }

        return ThreatScoring.Rank(scores);
    }

    private static Task<EarlierRow?> EarlierPublicationAsync(HubSession session, Guid publicationId)
        => session.Connection.QueryFirstOrDefaultAsync<EarlierRow>(session.Command(
            """
            select e.publication_id, e.period_from, e.period_until
            from profile.publications p
            join profile.publications e on e.profile_area_id = p.profile_area_id and e.status in ('released', 'superseded')
                and (e.period_until, e.edition_number) < (p.period_until, p.edition_number)
            where p.publication_id = @publicationId
            order by e.period_until desc, e.edition_number desc
            limit 1
            """,
            new { publicationId }));

    private static async Task<IReadOnlyList<ThreatAssessment>> WithAnswersAsync(
        HubSession session, IReadOnlyList<ThreatAssessment> assessments)
    {
        var answers = (await session.Connection.QueryAsync<AnswerRow>(session.Command(
            "select score_id, criterion, score, evidence from profile.threat_answers where score_id = any (@Ids)",
            new { Ids = assessments.Select(assessment => assessment.ScoreId).ToArray() })))
            .ToLookup(row => row.ScoreId, row => new ThreatAnswer(row.Criterion, row.Score, row.Evidence));
        return [.. assessments.Select(assessment => assessment with { Answers = [.. answers[assessment.ScoreId]] })];
    }
}
