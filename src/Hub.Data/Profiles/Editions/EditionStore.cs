using System.Security.Cryptography;
using System.Text;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Editions;

/// <summary>A file of an edition as an engine made it.</summary>
/// <param name="Format">"pdf" or "html".</param>
/// <param name="Engine">Who made it.</param>
/// <param name="FileName">With its marking.</param>
/// <param name="Content">The bytes, which are the record.</param>
/// <param name="Fonts">The fonts and their hashes, as JSON.</param>
public sealed record RenderedFile(string Format, string Engine, string FileName, byte[] Content, string Fonts);

/// <summary>Freezes editions and their files. What is frozen is never changed.</summary>
public static class EditionStore
{
    /// <summary>Whether a publication's editions are frozen.</summary>
    public static Task<bool> IsFrozenAsync(HubSession session, Guid publicationId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from profile.editions where publication_id = @publicationId)", new { publicationId }));

    /// <summary>Freezes one edition; the text that is stored is the text whose checksum is kept.</summary>
    public static async Task<Guid> AddAsync(
        HubSession session, Publication publication, EditionContent content, string software, DateTimeOffset at)
    {
        var (id, text) = (Guid.CreateVersion7(at), EditionJson.Write(content));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.editions (edition_id, publication_id, profile_area_id, edition, marking, content, content_sha256, software,
                created_at)
            values (@id, @PublicationId, @ProfileAreaId, @Edition, @Marking, @text::json, @Hash, @software, @at)
            """,
            new
            {
                id, publication.PublicationId, publication.ProfileAreaId, Edition = EditionNames.Stored(content.Edition),
                content.Standing.Marking, text, Hash = SHA256.HashData(Encoding.UTF8.GetBytes(text)), software, at,
            }));
        return id;
    }

    /// <summary>Keeps a file of an edition that is nobody's own.</summary>
    public static Task AddFileAsync(
        HubSession session, Publication publication, Guid editionId, Edition edition, RenderedFile file, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.edition_files (file_id, edition_id, profile_area_id, edition, format, engine, file_name, content, sha256,
                fonts, rendered_at)
            values (@FileId, @editionId, @ProfileAreaId, @Edition, @Format, @Engine, @FileName, @Content, @Sha256, @Fonts::jsonb, @at)
            """,
            new
            {
                FileId = Guid.CreateVersion7(at), editionId, publication.ProfileAreaId, Edition = EditionNames.Stored(edition), file.Format,
                file.Engine, file.FileName, file.Content, Sha256 = SHA256.HashData(file.Content), file.Fonts, at,
            }));

    /// <summary>The content of a frozen edition, or null where there is none.</summary>
    public static async Task<EditionContent?> FindContentAsync(HubSession session, Guid editionId)
        => await session.Connection.ExecuteScalarAsync<string?>(session.Command(
            "select content::text from profile.editions where edition_id = @editionId", new { editionId })) is { Length: > 2 } text
            ? EditionJson.Read(text)
            : null;
}
