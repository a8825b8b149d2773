using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Downloads;

/// <summary>The figures of one released edition asked for by an agency's system.</summary>
public sealed record ReadReleasedFiguresRequest(Guid EditionId);

/// <summary>How it ended.</summary>
public abstract record ReleasedFiguresOutcome
{
    private ReleasedFiguresOutcome()
    {
    }

    /// <summary>The frozen edition, and the event of its reading in the same transaction.</summary>
    public sealed record Found(ClientEdition Edition, EditionContent Content) : ReleasedFiguresOutcome;

    /// <summary>There is none that the agency's system may read.</summary>
    public sealed record NotThere : ReleasedFiguresOutcome;
}

/// <summary>
/// Reads the figures of a released edition for an agency's system. What it may read is the database's own rule; the event names every
/// agency whose returns they rest on.
/// </summary>
[Audited(AuditEventKind.ReleasedFiguresRead)]
public sealed class ReadReleasedFigures(HubDatabase database, TimeProvider time)
{
    /// <summary>The figures, or that there are none for this system.</summary>
    public Task<ReleasedFiguresOutcome> HandleAsync(
        ApiClient client, ReadReleasedFiguresRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            client.ScopeFor("read released figures over the API"),
            async session =>
            {
                var on = UkTime.Today(time);
                var edition = (await ClientEditionQueries.ListAsync(session, client.AgencyId, on))
                    .FirstOrDefault(one => one.EditionId == request.EditionId);
                if (edition is null
                    || await ClientEditionQueries.FindAsync(session, client.AgencyId, request.EditionId, on)
                        is not var (content, agencies, agreements))
                {
                    return (ReleasedFiguresOutcome)new ReleasedFiguresOutcome.NotThere();
                }

                await AuditStore.WriteAsync(session, new AuditEvent(
                    AuditEventKind.ReleasedFiguresRead, "profile_edition", request.EditionId.ToString())
                {
                    Agencies = agencies,
                    Agreements = agreements,
                    Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["edition"] = edition.Edition },
                });
                return new ReleasedFiguresOutcome.Found(edition, content);
            },
            cancellationToken);
}
