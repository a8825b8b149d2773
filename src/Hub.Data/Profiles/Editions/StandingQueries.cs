using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Settings;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Editions;

/// <summary>What cover and control sheet say of a publication's way: who wrote and approved it, when it is due again.</summary>
internal static class StandingQueries
{
    public static async Task<PublicationStanding> OfAsync(
        HubSession session, Publication publication, SnapshotContent figures, DateTimeOffset assembledAt)
    {
        var people = await StepStore.PeopleAsync(session, publication.PublicationId);
        var authors = await PublicationStore.AuthorsAsync(session, publication.PublicationId);
        var names = authors.Select(author => people.FirstOrDefault(person => person.AccountId == author)?.DisplayName)
            .OfType<string>().ToList();
        var settings = await AreaSettingsStore.FindAsync(session, publication.AreaKind, publication.AreaCode, publication.ProfileAreaId);
        var released = publication.ReleasedAt is { } at ? UkTime.Day(at) : (DateOnly?)null;
        var frozen = UkTime.Day(assembledAt);
        var from = released ?? frozen;
        return new PublicationStanding(
            publication.Status,
            publication.EditionNumber,
            publication.AmendmentNote,
            publication.Marking,
            publication.Handling,
            names.Count > 0 ? Wording.List(names) : figures.Front.Author,
            people.FirstOrDefault(person => person.AccountId == publication.ApprovedBy)?.DisplayName,
            released,
            frozen.AddMonths(settings.DataMonths),
            from.AddMonths(settings.ReviewMonths),
            from.AddMonths(settings.FullMonths),
            assembledAt);
    }
}
