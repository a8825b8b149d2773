using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Writing.Recommending;

/// <summary>A recommendation as somebody wants it to stand.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="RecommendationId">The recommendation; null writes another.</param>
/// <param name="SeenVersion">The version on which it was written; 0 for a new one.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Finding">The finding that it answers.</param>
/// <param name="Strand">"pursue", "prevent", "protect" or "prepare".</param>
/// <param name="Owner">The agency that is asked.</param>
/// <param name="DueOn">By when.</param>
public sealed record SaveRecommendationRequest(
    Guid PublicationId, Guid? RecommendationId, int SeenVersion, string Text, string Finding, string Strand, Guid? Owner, DateOnly? DueOn);

/// <summary>
/// Writes or changes a recommendation: what is asked, of which agency, by when, under which of the four Ps, and the finding that it
/// answers. The meeting decides on it; an accepted one becomes a decision.
/// </summary>
[Audited(AuditEventKind.ProfileRecommendationSaved)]
public sealed class SaveRecommendation(HubDatabase database, PrintableCharacters characters, TimeProvider time)
{
    private const int Longest = 600;

    /// <summary>The four Ps, as stored.</summary>
    public static IReadOnlyList<string> Strands { get; } = ["pursue", "prevent", "protect", "prepare"];

    /// <summary>Saves it, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, SaveRecommendationRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose), session => SaveAsync(session, actor, request), cancellationToken);

    private async Task<ProfileResult> SaveAsync(HubSession session, Actor actor, SaveRecommendationRequest request)
    {
        if (await WritableProfile.FindAsync(session, actor, request.PublicationId, Permission.WriteProfiles, toChange: true)
            is not { } publication)
        {
            return new ProfileResult.NotFound();
        }

        var all = await RecommendationStore.AllAsync(session, request.PublicationId);
        var standing = all.FirstOrDefault(row => row.RecommendationId == request.RecommendationId);
        if (request.RecommendationId is not null && standing is null)
        {
            return new ProfileResult.NotFound();
        }

        if (WritableProfile.Closed(publication) is { } closed)
        {
            return ProfileResult.Refused.Because(closed);
        }

        var agencies = await RecommendationStore.AgenciesAsync(session);
        var problems = Problems(request, agencies, publication).ToList();
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        var row = new RecommendationRow(
            standing?.RecommendationId ?? Guid.CreateVersion7(),
            standing?.Position ?? (all.Count == 0 ? 1 : all.Max(other => other.Position) + 1),
            PlainText.Line(request.Text), PlainText.Line(request.Finding), request.Strand, request.Owner!.Value, request.DueOn!.Value,
            (standing?.Version ?? 0) + 1, actor.AccountId, time.GetUtcNow(), null);
        if (standing is null)
        {
            await RecommendationStore.AddAsync(session, publication, row);
        }
        else if (standing.Version != request.SeenVersion || !await RecommendationStore.ChangeAsync(session, publication, row))
        {
            return ProfileResult.Refused.Because(
                "Somebody changed this recommendation after you opened it. "
                + "What you wrote stands below: read what they wrote, and save again.");
        }

        await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, time.GetUtcNow());
        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileRecommendationSaved, publication, ("recommendation", row.RecommendationId.ToString()),
            ("version", WritingEvents.Number(row.Version)));
        return new ProfileResult.Done(row.RecommendationId);
    }

    private IEnumerable<ProfileProblem> Problems(
        SaveRecommendationRequest request, IReadOnlyList<AskedAgency> agencies, Publication publication)
    {
        foreach (var problem in JudgementRules.Words(
                nameof(request.Text), PlainText.Line(request.Text), Longest, "what is asked", characters)
            .Concat(JudgementRules.Words(
                nameof(request.Finding), PlainText.Line(request.Finding), Longest, "the finding that it answers", characters)))
        {
            yield return problem;
        }

        if (!Strands.Contains(request.Strand))
        {
            yield return new(nameof(request.Strand), "Choose under which of the four Ps it falls.");
        }

        if (!agencies.Any(agency => agency.AgencyId == request.Owner))
        {
            yield return new(nameof(request.Owner), "Choose the agency that is asked.");
        }

        if (request.DueOn is not { } due)
        {
            yield return new(nameof(request.DueOn), "Write the day by which it is to be done, as 31 3 2027.");
        }
        else if (due < publication.PeriodUntil.AddYears(-1) || due > UkTime.Today(time).AddYears(5))
        {
            yield return new(nameof(request.DueOn), "The day is far off: check its year.");
        }
    }
}
