using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Reading;

/// <summary>A stored file of an edition.</summary>
public sealed record EditionFile(Guid FileId, string FileName, byte[] Content);

/// <summary>Reads released editions, each for those who may read it.</summary>
public static class ReleasedQueries
{
    private const string Columns =
        """
        select r.edition_id, r.publication_id, r.profile_area_id, r.area_name, r.area_kind, r.area_code, r.period_from, r.period_until,
            r.edition, r.marking, r.status, r.edition_number, r.amendment_note, r.released_at, r.release_at, r.rests_on_withdrawn,
            r.superseded_by, r.superseded_note, r.amends_edition, r.pdf_bytes, r.sha256
        from profile.readable_editions r
        """;

    // Before its release an edition is read by those named for it alone, from its pre-release time on.
    private const string Readable =
        """
        where ((r.edition = 'full' and r.profile_area_id = any (@Full))
                or (r.edition = 'partnership' and r.profile_area_id = any (@Partnership))
                or (r.edition = 'neighbourhood' and r.profile_area_id = any (@Neighbourhood))
                or r.edition = 'public')
            and (r.status <> 'approved' or (r.pre_release_at <= @now and exists (
                select from profile.pre_release_readers n where n.publication_id = r.publication_id
                    and n.account_id = @AccountId and n.read_for = @AgencyId)))
        """;

    /// <summary>The scope in which a person reads released profiles: their areas, and those with a public edition.</summary>
    public static async Task<Scope> ScopeAsync(HubDatabase database, Actor actor, string purpose, CancellationToken cancellationToken)
    {
        var scope = actor.ScopeFor(purpose);
        var open = await database.InScopeAsync(
            scope,
            session => session.Connection.ExecuteScalarAsync<long[]>(session.Command("select profile.public_areas()")),
            cancellationToken);
        return scope with { Areas = [.. scope.Areas.Union(open ?? [])] };
    }

    /// <summary>Every released edition that a person may read, newest period first; the widest edition of a profile first.</summary>
    public static async Task<IReadOnlyList<ReleasedEdition>> ListAsync(HubSession session, Actor actor, DateTimeOffset now)
        => [.. await session.Connection.QueryAsync<ReleasedEdition>(session.Command(
            Columns + "\n" + Readable + "\n" +
            """
            order by r.period_until desc, r.area_name, r.edition_number desc,
                array_position(array['full', 'partnership', 'neighbourhood', 'public'], r.edition)
            limit 1000
            """,
            await ReaderAsync(session, actor, now)))];

    /// <summary>One edition, or null where this person may not read it.</summary>
    public static async Task<ReleasedEdition?> FindAsync(HubSession session, Actor actor, Guid editionId, DateTimeOffset now)
    {
        var reader = await ReaderAsync(session, actor, now);
        reader.Add("editionId", editionId);
        return await session.Connection.QuerySingleOrDefaultAsync<ReleasedEdition>(session.Command(
            Columns + "\n" + Readable + "\nand r.edition_id = @editionId", reader));
    }

    /// <summary>The stored bytes that are nobody's own copy, or null where they were destroyed.</summary>
    public static Task<EditionFile?> FindFileAsync(HubSession session, Guid editionId, string format)
        => session.Connection.QueryFirstOrDefaultAsync<EditionFile>(session.Command(
            """
            select file_id, file_name, content
            from profile.edition_files
            where edition_id = @editionId and format = @format and copy_number is null and content is not null
            order by rendered_at
            limit 1
            """,
            new { editionId, format }));

    /// <summary>The agencies and agreements whose returns the profile's figures rest on, as far as their snapshot still stands.</summary>
    internal static Task<ProfileSources> SourcesAsync(HubSession session, Guid publicationId)
        => session.Connection.QuerySingleAsync<ProfileSources>(session.Command(
            """
            select s.agencies, s.agreements
            from profile.publications p
            cross join lateral profile.sources_of(p.snapshot_id) s
            where p.publication_id = @publicationId
            """,
            new { publicationId }));

    private static async Task<DynamicParameters> ReaderAsync(HubSession session, Actor actor, DateTimeOffset now)
    {
        var parameters = new DynamicParameters(new { now, actor.AccountId, actor.Acting.AgencyId });
        foreach (var edition in new[] { Edition.Full, Edition.Partnership, Edition.Neighbourhood })
        {
            var roles = EditionReaders.Of(edition);
            parameters.Add(edition.ToString(), await session.Connection.ExecuteScalarAsync<long[]>(session.Command(
                "select access.granted_areas(@AccountId, @AgencyId, @ByArea, @Everywhere)",
                new
                {
                    actor.AccountId,
                    actor.Acting.AgencyId,
                    ByArea = roles.Where(RolePermissions.ByArea.Contains).Select(RoleNames.Stored).ToArray(),
                    Everywhere = roles.Where(RolePermissions.Everywhere.Contains).Select(RoleNames.Stored).ToArray(),
                })) ?? []);
        }

        return parameters;
    }
}
