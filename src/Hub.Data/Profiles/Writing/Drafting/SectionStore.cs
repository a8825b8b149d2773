using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Drafting;

/// <summary>Reads and writes the words of sections, within the areas of the session's scope.</summary>
internal static class SectionStore
{
    private sealed record Named(Guid AccountId, string DisplayName, string AgencyName);

    /// <summary>A section as it stands; untouched where nobody has opened it to write.</summary>
    public static async Task<SectionState> FindAsync(HubSession session, Guid publicationId, string section)
        => await session.Connection.QuerySingleOrDefaultAsync<SectionState>(session.Command(
            """
            select section, markdown, starts_page, version, writer, writer_seen_at, version_began_at, changed_by, changed_at
            from profile.sections
            where publication_id = @publicationId and section = @section
            """,
            new { publicationId, section })) ?? SectionState.Untouched(section);

    /// <summary>Every section that somebody has opened to write.</summary>
    public static async Task<IReadOnlyList<SectionState>> AllAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<SectionState>(session.Command(
            """
            select section, markdown, starts_page, version, writer, writer_seen_at, version_began_at, changed_by, changed_at
            from profile.sections
            where publication_id = @publicationId
            order by section
            """,
            new { publicationId }))).AsList();

    /// <summary>Writes the section as it is to stand.</summary>
    public static Task PutAsync(HubSession session, Publication publication, SectionState state)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.sections (publication_id, profile_area_id, section, markdown, starts_page, version, writer,
                writer_seen_at, version_began_at, changed_by, changed_at)
            values (@PublicationId, @ProfileAreaId, @Section, @Markdown, @StartsPage, @Version, @Writer, @WriterSeenAt, @VersionBeganAt,
                @ChangedBy, @ChangedAt)
            on conflict (publication_id, section) do update set markdown = excluded.markdown, starts_page = excluded.starts_page,
                version = excluded.version, writer = excluded.writer, writer_seen_at = excluded.writer_seen_at,
                version_began_at = excluded.version_began_at, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """,
            new
            {
                publication.PublicationId, publication.ProfileAreaId, state.Section, state.Markdown, state.StartsPage, state.Version,
                state.Writer, state.WriterSeenAt, state.VersionBeganAt, state.ChangedBy, state.ChangedAt,
            }));

    /// <summary>Keeps the words that stand as a version, before others take their place.</summary>
    public static Task KeepAsync(HubSession session, Publication publication, SectionState state)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.section_versions (publication_id, profile_area_id, section, version, markdown, changed_by, changed_at)
            values (@PublicationId, @ProfileAreaId, @Section, @Version, @Markdown, @ChangedBy, @ChangedAt)
            """,
            new
            {
                publication.PublicationId, publication.ProfileAreaId, state.Section, state.Version, state.Markdown, state.ChangedBy,
                state.ChangedAt,
            }));

    /// <summary>Everybody who took part in the writing, by name and agency.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> PeopleAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<Named>(session.Command(
                "select account_id, display_name, agency_name from profile.writing_people(@publicationId)", new { publicationId })))
            .ToDictionary(
                person => person.AccountId,
                person => person.AgencyName.Length > 0 ? $"{person.DisplayName}, {person.AgencyName}" : person.DisplayName);
}
