using System.Security.Cryptography;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Reading;

namespace Hub.Data.Profiles.Editions.Copies;

/// <summary>A personal copy as its reader finds it.</summary>
/// <param name="CopyNumber">Its number within the edition.</param>
/// <param name="RenderedAt">When it was made.</param>
public sealed record OwnCopy(int CopyNumber, DateTimeOffset RenderedAt);

/// <summary>Reads and writes personal copies, within the areas of the session's scope.</summary>
public static class CopyStore
{
    /// <summary>The copy of an edition that was made for somebody, or null; a destroyed one is none.</summary>
    public static Task<OwnCopy?> FindAsync(HubSession session, Guid editionId, Guid recipient)
        => session.Connection.QuerySingleOrDefaultAsync<OwnCopy>(session.Command(
            """
            select copy_number, rendered_at
            from profile.edition_files
            where edition_id = @editionId and recipient = @recipient and format = 'pdf' and content is not null
            """,
            new { editionId, recipient }));

    /// <summary>The bytes of somebody's own copy, or null.</summary>
    internal static Task<EditionFile?> FindFileAsync(HubSession session, Guid editionId, Guid recipient)
        => session.Connection.QuerySingleOrDefaultAsync<EditionFile>(session.Command(
            """
            select file_id, file_name, content
            from profile.edition_files
            where edition_id = @editionId and recipient = @recipient and format = 'pdf' and content is not null
            """,
            new { editionId, recipient }));

    /// <summary>The next number of an edition; whoever takes it has the edition to themselves until the transaction ends.</summary>
    public static async Task<int> NextNumberAsync(HubSession session, Guid editionId)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended('profile.copy ' || @editionId::text, 0))", new { editionId }));
        return await session.Connection.ExecuteScalarAsync<int>(session.Command(
            "select coalesce(max(copy_number), 0) + 1 from profile.edition_files where edition_id = @editionId", new { editionId }));
    }

    /// <summary>The name and agency of a reader, for the words on every page; null where there is no such account.</summary>
    public static Task<string?> RecipientAsync(HubSession session, Guid account, Guid agency)
        => session.Connection.ExecuteScalarAsync<string?>(session.Command(
            "select profile.copy_recipient(@account, @agency)", new { account, agency }));

    /// <summary>Keeps a copy.</summary>
    public static Task AddAsync(
        HubSession session, Guid editionId, PersonalCopy copy, Guid recipient, RenderedFile file, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.edition_files (file_id, edition_id, profile_area_id, edition, format, engine, file_name, copy_number,
                recipient, content, sha256, fonts, rendered_at)
            select @FileId, e.edition_id, e.profile_area_id, e.edition, @Format, @Engine, @FileName, @Number, @recipient, @Content, @Sha256,
                @Fonts::jsonb, @at
            from profile.editions e
            where e.edition_id = @editionId
            """,
            new
            {
                FileId = Guid.CreateVersion7(at), editionId, file.Format, file.Engine, file.FileName, copy.Number, recipient, file.Content,
                Sha256 = SHA256.HashData(file.Content), file.Fonts, at,
            }));
}
