using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Sections;

namespace Hub.Data.Profiles.Threats;

/// <summary>A theme scored by somebody.</summary>
/// <param name="PublicationId">The publication.</param>
/// <param name="Theme">Code of the theme.</param>
/// <param name="MatrixVersion">The version of the matrix that was shown.</param>
/// <param name="SeenVersion">The assessment that stood when the page was shown; 0 where there was none.</param>
/// <param name="Answers">An answer to each criterion, "not known" among them.</param>
public sealed record ThemeScoring(
    Guid PublicationId, string Theme, int MatrixVersion, int SeenVersion, IReadOnlyList<ThreatAnswer> Answers)
{
    /// <summary>The longest evidence of one criterion.</summary>
    public const int LongestEvidence = 600;

    /// <summary>The field of a criterion's score, as a form names it.</summary>
    public static string ScoreField(string criterion) => $"Score[{criterion}]";

    /// <summary>The field of a criterion's evidence.</summary>
    public static string EvidenceField(string criterion) => $"Evidence[{criterion}]";

    /// <summary>What is wrong with the answers; nothing where they may be kept.</summary>
    public IEnumerable<ProfileProblem> Problems(ThreatMatrix matrix)
    {
        foreach (var (_, criterion) in matrix.Criteria)
        {
            var answer = Answers.SingleOrDefault(answer => answer.Criterion == criterion.Code);
            if (answer is null || (answer.Score is { } score && criterion.Anchors.All(anchor => anchor.Score != score)))
            {
                yield return new(
                    ScoreField(criterion.Code), $"{criterion.Title}: choose what fits best, or \"{ThreatScoring.Unknown}\".");
            }
            else if (answer.Score is not null && string.IsNullOrWhiteSpace(answer.Evidence))
            {
                yield return new(
                    EvidenceField(criterion.Code),
                    $"{criterion.Title}: say what the score rests on, with figure codes where there are some.");
            }

            if (answer?.Evidence.Length > LongestEvidence)
            {
                yield return new(
                    EvidenceField(criterion.Code), $"{criterion.Title}: say it in at most {LongestEvidence} characters.");
            }
        }
    }
}

/// <summary>
/// Scores a theme of a draft in the threat matrix, or scores it again: every assessment is kept with who gave it, and the newest
/// stands. Whoever scores is an author of the profile.
/// </summary>
[Audited(AuditEventKind.ThreatScored)]
public sealed class ScoreThreat(HubDatabase database, TimeProvider time)
{
    /// <summary>Keeps it, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, ThemeScoring request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("score a threat"), session => ScoreAsync(session, actor, request), cancellationToken);

    private async Task<ProfileResult> ScoreAsync(HubSession session, Actor actor, ThemeScoring request)
    {
        if (await PublicationStore.FindForChangeAsync(session, request.PublicationId) is not { } publication
            || !await ReachQueries.ReachesAsync(session, actor, Permission.WriteProfiles, publication.ProfileAreaId)
            || ThreatTheme.Threats.All(theme => theme.Code != request.Theme))
        {
            return new ProfileResult.NotFound();
        }

        var matrix = await ThreatMatrixQueries.OfAsync(session, publication.PublicationId);
        if (await RefusalAsync(session, publication, request, matrix) is { } refusal)
        {
            return refusal;
        }

        var problems = request.Problems(matrix).ToList();
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        var now = time.GetUtcNow();
        var known = matrix.Criteria.Select(pair => pair.Criterion.Code).ToHashSet(StringComparer.Ordinal);
        var assessment = new ThreatAssessment(
            Guid.CreateVersion7(), publication.PublicationId, publication.ProfileAreaId, request.Theme, request.SeenVersion + 1,
            matrix.Version, actor.AccountId, now)
        {
            Answers = [.. request.Answers.Where(answer => known.Contains(answer.Criterion))
                .Select(answer => answer with { Evidence = answer.Evidence.Trim() })],
        };
        if (!await ThreatStore.AddAsync(session, assessment))
        {
            return Meanwhile();
        }

        await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, now);
        await AuditStore.WriteAsync(session, Event(assessment));
        return new ProfileResult.Done(assessment.ScoreId);
    }

    private static AuditEvent Event(ThreatAssessment assessment)
        => new(AuditEventKind.ThreatScored, "publication", assessment.PublicationId.ToString())
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["theme"] = assessment.Theme,
                ["matrix"] = assessment.MatrixVersion.ToString(CultureInfo.InvariantCulture),
                ["version"] = assessment.Version.ToString(CultureInfo.InvariantCulture),
                ["unknown"] = assessment.Answers.Count(answer => answer.Score is null).ToString(CultureInfo.InvariantCulture),
            },
        };

    private static async Task<ProfileResult.Refused?> RefusalAsync(
        HubSession session, Publication publication, ThemeScoring request, ThreatMatrix matrix)
    {
        if (publication.Status != PublicationStatus.Draft)
        {
            return ProfileResult.Refused.Because(
                $"This profile is {PublicationStatus.Words(publication.Status)}: scores change only while it is a draft.");
        }

        if (matrix.Version != request.MatrixVersion)
        {
            return ProfileResult.Refused.Because(
                $"Version {matrix.Version} of the threat matrix holds for this profile now; look at its questions and answer again.");
        }

        var history = await ThreatStore.HistoryAsync(session, publication.PublicationId, request.Theme);
        return (history.Count == 0 ? 0 : history[0].Version) == request.SeenVersion ? null : Meanwhile();
    }

    private static ProfileResult.Refused Meanwhile()
        => ProfileResult.Refused.Because("Somebody else scored this theme meanwhile; look at what they said before you score it again.");
}
