using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Reading;

namespace Hub.Data.Profiles.Editions.Copies;

/// <summary>A copy of an edition asked for by its reader.</summary>
public sealed record AskPersonalCopyRequest(Guid EditionId);

/// <summary>How it ended.</summary>
public abstract record AskPersonalCopyOutcome
{
    private AskPersonalCopyOutcome()
    {
    }

    /// <summary>It is being made, or was made before: a reader has one copy of an edition.</summary>
    public sealed record Asked : AskPersonalCopyOutcome;

    /// <summary>Why there is none, and what to do instead.</summary>
    public sealed record Refused(string Sentence) : AskPersonalCopyOutcome;

    /// <summary>There is no such edition that this person may read.</summary>
    public sealed record NotThere : AskPersonalCopyOutcome;
}

/// <summary>
/// Asks for one's own copy of a released edition, with one's name and a number on every page. Only of editions above OFFICIAL: an
/// OFFICIAL one has no reason to name its reader.
/// </summary>
[Audited(AuditEventKind.ProfileCopyAsked)]
public sealed class AskPersonalCopy(HubDatabase database, TimeProvider time)
{
    /// <summary>Why an edition has no personal copies, or null where it has.</summary>
    public static string? Refusal(ReleasedEdition edition)
        => !EditionMarking.IsSensitive(edition.Marking)
            ? "This edition is marked OFFICIAL and has no personal copies: download it as it is."
            : edition.Status == PublicationStatus.Recalled
                ? "This profile was recalled, so no copy is made of it any more."
                : edition.ReleasedAt is null ? "Copies are made once the profile is released." : null;

    /// <summary>Asks.</summary>
    public async Task<AskPersonalCopyOutcome> HandleAsync(
        Actor actor, AskPersonalCopyRequest request, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.UseHub))
        {
            return new AskPersonalCopyOutcome.NotThere();
        }

        var scope = await ReleasedQueries.ScopeAsync(database, actor, "ask for a copy of a profile", cancellationToken);
        return await database.InScopeAsync(
            scope,
            async session =>
            {
                if (await ReleasedQueries.FindAsync(session, actor, request.EditionId, time.GetUtcNow()) is not { } edition)
                {
                    return (AskPersonalCopyOutcome)new AskPersonalCopyOutcome.NotThere();
                }

                if (Refusal(edition) is { } sentence)
                {
                    return new AskPersonalCopyOutcome.Refused(sentence);
                }

                if (await CopyStore.FindAsync(session, edition.EditionId, actor.AccountId) is null)
                {
                    await JobRequests.AskAsync(session, new JobAsk(
                        JobKinds.ProfileCopy, CopySubject.Of(edition.EditionId, actor.AccountId), actor.AccountId.ToString(),
                        "make a copy of a profile for its reader", actor.Acting.AgencyId));
                }

                await AuditStore.WriteAsync(session, new AuditEvent(
                    AuditEventKind.ProfileCopyAsked, "profile_edition", edition.EditionId.ToString()));
                return new AskPersonalCopyOutcome.Asked();
            },
            cancellationToken);
    }
}
