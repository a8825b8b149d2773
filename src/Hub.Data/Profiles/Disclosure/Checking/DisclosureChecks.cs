using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles.Disclosure.Exceptions;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;

namespace Hub.Data.Profiles.Disclosure.Checking;

/// <summary>What the worker last found of a profile's figures.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="CheckedAt">When.</param>
public sealed record DisclosureCheck(DisclosureVerdict Verdict, DateTimeOffset CheckedAt);

/// <summary>
/// The attack on a profile's figures as the worker makes it, with everything released in its scope, and as pages read it afterwards: a
/// page of one person neither sees every area's releases nor waits for an attack.
/// </summary>
public static class DisclosureChecks
{
    private const string Purpose = "check what a release would give away";

    /// <summary>Asks the worker to try the figures of a profile: they, or what may pass, have changed.</summary>
    public static Task AskAsync(HubSession session, Guid publicationId)
        => JobRequests.AskAsync(
            session, new JobAsk(JobKinds.ProfileCheck, publicationId.ToString(), SystemActors.Profiles, Purpose));

    /// <summary>Tries the figures of a profile on its way and keeps what was found. Needs the scope of the worker that assembles.</summary>
    /// <returns>The verdict; null where there is nothing to try: it is released or given up, or its figures are gone.</returns>
    public static async Task<DisclosureVerdict?> RunAsync(HubSession session, Guid publicationId, DateTimeOffset now)
        => await PublicationStore.FindAsync(session, publicationId) is { } publication
            && PublicationStatus.Open.Contains(publication.Status)
            && await ProfileStore.FindSnapshotAsync(session, publication.SnapshotId) is not null
                ? await TryAsync(session, publication, await ReleaseEditions.OfAsync(session, publication), now)
                : null;

    /// <summary>Forgets what was found: it speaks of figures that are withdrawn.</summary>
    internal static Task ForgetAsync(HubSession session, Publication publication)
        => DisclosureCheckStore.RemoveAsync(session, publication);

    /// <summary>Tries given editions and keeps what was found.</summary>
    internal static async Task<DisclosureVerdict> TryAsync(
        HubSession session, Publication publication, IReadOnlyList<EditionContent> editions, DateTimeOffset now)
    {
        var verdict = await ReleaseDisclosure.CheckAsync(session, publication, editions);
        await DisclosureCheckStore.KeepAsync(session, publication, verdict, now);
        if (verdict is DisclosureVerdict.Refused { Cells.Count: > 0 })
        {
            await FreezeAnewAsync(session, publication);
        }

        return verdict;
    }

    // Something was released since the figures were frozen: frozen again they are planned beside it, and the desk offers them. What
    // comes out the same is not frozen twice, so this ends.
    private static async Task FreezeAnewAsync(HubSession session, Publication publication)
    {
        var asked = new RunRequest(publication.AreaKind, publication.PeriodFrom, publication.PeriodUntil);
        if (await IndicatorQueries.LatestRunAsync(session, asked) is { } run)
        {
            _ = await JobRequests.AskAsync(
                session,
                new JobAsk(
                    JobKinds.ProfileSnapshot, run.RunId.ToString(CultureInfo.InvariantCulture), SystemActors.Profiles,
                    "freeze figures beside what was released"));
        }
    }

    /// <summary>
    /// What was last found of the figures that the profile stands beside now, without what two people have let pass since; null where
    /// the worker has not tried them yet.
    /// </summary>
    public static async Task<DisclosureCheck?> FindAsync(HubSession session, Publication publication)
    {
        var check = await DisclosureCheckStore.FindAsync(session, publication);
        if (check?.Verdict is not DisclosureVerdict.Refused refused)
        {
            return check;
        }

        var allowed = await ExceptionStore.AllowedAsync(session, publication.PublicationId);
        var left = refused.Cells.Where(cell => !allowed.Contains(cell.Key)).ToList();
        return check with
        {
            Verdict = left.Count == 0 && refused.Unchecked is null
                ? new DisclosureVerdict.Clear(refused.Cells.Count)
                : refused with { Cells = left },
        };
    }
}
