using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Matching;

namespace Hub.Data.Persons.Rights;

/// <summary>How a search ended.</summary>
public abstract record SearchOutcome
{
    private SearchOutcome()
    {
    }

    /// <summary>Every sealed identity was compared.</summary>
    public sealed record Searched(long Compared, int Found) : SearchOutcome;

    /// <summary>There is nothing to search for: unknown, answered, or identity not proved.</summary>
    public sealed record Refused(string Sentence) : SearchOutcome;
}

/// <summary>
/// Finds every row about the person of a request, across agencies: the worker opens the sealed identities, compares, and keeps
/// where a row stands and why it matched. The rejected rows of a file that was taken in part are searched too.
/// </summary>
[Audited(AuditEventKind.IdentitiesOpened)]
public sealed class SearchForPerson(RightsSeal seal, TimeProvider time)
{
    private const int ReportEvery = 20_000;

    /// <summary>Searches within a scope over every agency whose actor is the one who asked.</summary>
    public async Task<SearchOutcome> HandleAsync(HubSession session, Guid requestId, JobProgress progress)
    {
        if (await RightsRequestStore.FindAsync(session, requestId, toChange: true) is not { Criteria: { } criteria } request)
        {
            return new SearchOutcome.Refused("This request is answered or does not exist; there is nothing to search for.");
        }

        if (request.IdentityProvedOn is null)
        {
            return new SearchOutcome.Refused("The person's identity is not proved; record the proof, then ask for the search again.");
        }

        var wanted = seal.Open(requestId, criteria).ToValues();
        var submissions = await IdentityStore.SubmissionsAsync(session);
        var kinds = await KindsAsync(session, submissions);
        var found = new List<FoundRow>();
        var compared = 0L;
        await foreach (var identity in IdentityStore.OpenAsync(
            session, seal.Keys, [.. submissions.Select(s => s.SubmissionId)], null, "rights request", requestId.ToString(),
            session.CancellationToken))
        {
            var kind = kinds[(identity.Kind, identity.KindVersion)];
            if (PersonMatch.Compare(wanted, IdentityValues.Read(kind, identity.Json)) is { } match)
            {
                found.Add(new FoundRow(
                    identity.AgencyId, identity.AgreementId, identity.SubmissionId, identity.RowNumber, identity.Kind,
                    kind.Regime.ToString().ToLowerInvariant(), kind.Roles.Person?.Category.Value?.ToString().ToLowerInvariant(), match));
            }

            if (++compared % ReportEvery == 0)
            {
                await progress.ReportAsync("Comparing", compared, null, session.CancellationToken);
            }
        }

        await RightsFindingStore.ReplaceAsync(session, requestId, found, time.GetUtcNow());
        await RightsRequestStore.SetSearchedAsync(session, requestId, time.GetUtcNow());
        foreach (var agency in found.Select(row => row.AgencyId).Distinct())
        {
            await Notify.HoldersAsync(
                session, NotificationKind.RightsRequestAwaitingDecision, requestId.ToString(), agency, Permission.DecideRightsRequests);
        }

        return new SearchOutcome.Searched(compared, found.Count);
    }

    private static async Task<Dictionary<(string, int), DatasetKind>> KindsAsync(
        HubSession session, IEnumerable<(long SubmissionId, string Kind, int KindVersion)> submissions)
    {
        var kinds = new Dictionary<(string, int), DatasetKind>();
        foreach (var (kind, version) in submissions.Select(s => (s.Kind, s.KindVersion)).Distinct())
        {
            kinds[(kind, version)] = await DatasetKindStore.FindAsync(session, kind, version)
                ?? throw new InvalidOperationException($"The definition of {kind}, version {version}, is not registered.");
        }

        return kinds;
    }
}
