using System.Text.RegularExpressions;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Writing.Cleaning;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>A key judgement as somebody wants it to stand.</summary>
public sealed record SaveJudgementRequest
{
    /// <summary>The profile.</summary>
    public required Guid PublicationId { get; init; }

    /// <summary>The judgement; null writes another.</summary>
    public Guid? JudgementId { get; init; }

    /// <summary>The version on which it was written; 0 for a new one.</summary>
    public int SeenVersion { get; init; }

    /// <summary>The section beside whose figures it stands.</summary>
    public required string Section { get; init; }

    /// <summary>The judgement in a sentence or two.</summary>
    public required string Text { get; init; }

    /// <summary>A term of the yardstick, as stored.</summary>
    public required string Probability { get; init; }

    /// <summary>A confidence rating, as stored.</summary>
    public required string Confidence { get; init; }

    /// <summary>Why it is no higher and no lower.</summary>
    public required string ConfidenceReason { get; init; }

    /// <summary>Codes of the figures that it rests on.</summary>
    public IReadOnlyList<string> FigureCodes { get; init; } = [];

    /// <summary>References of the groups that it rests on, separated by commas or lines.</summary>
    public string GroupReferences { get; init; } = "";

    /// <summary>Sanitised reports that it rests on.</summary>
    public IReadOnlyList<Guid> IntelligenceIds { get; init; } = [];

    /// <summary>Whether the writer has seen that the text uses another term than the one chosen, and keeps it.</summary>
    public bool KeepsWords { get; init; }
}

/// <summary>
/// Writes or changes a key judgement: its probability in a term of the yardstick and, apart from it, the analytical confidence with its
/// reasons, tied to what it rests on. Intelligence must be sanitised, of the area, the writer's to read, its conditions taken note of,
/// and not suspected to be false.
/// </summary>
[Audited(AuditEventKind.ProfileJudgementSaved)]
public sealed partial class SaveJudgement(HubDatabase database, PrintableCharacters characters, TimeProvider time)
{
    /// <summary>Saves it, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, SaveJudgementRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose), session => SaveAsync(session, actor, request), cancellationToken);

    private async Task<ProfileResult> SaveAsync(HubSession session, Actor actor, SaveJudgementRequest request)
    {
        if (await WritableProfile.FindAsync(session, actor, request.PublicationId, Permission.WriteProfiles, toChange: true)
            is not { } publication)
        {
            return new ProfileResult.NotFound();
        }

        var all = await JudgementStore.AllAsync(session, request.PublicationId);
        var standing = all.FirstOrDefault(row => row.JudgementId == request.JudgementId);
        if (request.JudgementId is not null && standing is null)
        {
            return new ProfileResult.NotFound();
        }

        if (WritableProfile.Closed(publication) is { } closed)
        {
            return ProfileResult.Refused.Because(closed);
        }

        var row = Row(request, standing, actor, all.Count == 0 ? 1 : all.Max(other => other.Position) + 1);
        var problems = (await ProblemsAsync(session, publication, actor, request, row, standing)).ToList();
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        if (standing is null)
        {
            await JudgementStore.AddAsync(session, publication, row);
        }
        else if (standing.Version != request.SeenVersion || !await JudgementStore.ChangeAsync(session, publication, row))
        {
            return ProfileResult.Refused.Because(
                "Somebody changed this judgement after you opened it. What you wrote stands below: read what they wrote, and save again.");
        }

        await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, time.GetUtcNow());
        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileJudgementSaved, publication, ("judgement", row.JudgementId.ToString()),
            ("version", WritingEvents.Number(row.Version)), ("reports", WritingEvents.Number(row.IntelligenceIds.Length)));
        return new ProfileResult.Done(row.JudgementId);
    }

    private JudgementRow Row(SaveJudgementRequest request, JudgementRow? standing, Actor actor, int last) => new(
        standing?.JudgementId ?? Guid.CreateVersion7(),
        request.Section,
        standing?.Position ?? last,
        PlainText.Line(request.Text),
        request.Probability,
        request.Confidence,
        PlainText.Line(request.ConfidenceReason),
        [.. request.FigureCodes.Distinct()],
        [.. Separator().Split(request.GroupReferences).Select(PlainText.Line).Where(group => group.Length > 0).Distinct()],
        [.. request.IntelligenceIds.Distinct()],
        (standing?.Version ?? 0) + 1,
        actor.AccountId,
        time.GetUtcNow(),
        null);

    private async Task<IEnumerable<ProfileProblem>> ProblemsAsync(
        HubSession session, Publication publication, Actor actor, SaveJudgementRequest request, JudgementRow row, JudgementRow? standing)
        => JudgementRules.Problems(row, request.KeepsWords, characters)
            .Concat(JudgementRules.Figures(row, await FrozenFigures.ReadAsync(session, publication)))
            .Concat(await CitedIntelligence.ProblemsAsync(
                session, actor, publication, row.IntelligenceIds, standing?.IntelligenceIds ?? []));

    [GeneratedRegex(@"[,;\r\n]+")]
    private static partial Regex Separator();
}
