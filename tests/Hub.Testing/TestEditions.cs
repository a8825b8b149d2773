using System.Security.Cryptography;
using System.Text;
using Dapper;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Npgsql;

namespace Hub.Testing;

/// <summary>Released editions of invented areas, put straight into a test's database.</summary>
public sealed class TestEditions(NpgsqlDataSource superuser, CancellationToken cancellationToken)
{
    /// <summary>One edition of a profile of its own in a state, with its web page as a release makes it and the beginning of a PDF.</summary>
    public async Task<Guid> AddAsync(
        string areaCode, Guid author, Edition edition = Edition.Full, string status = "released", EditionContent? content = null,
        long[]? submissions = null)
    {
        var area = await new TestRecords(superuser, cancellationToken).AddAreaAsync(areaCode, "Area " + areaCode);
        var publications = new TestPublications(superuser, cancellationToken);
        var figures = await publications.AddSnapshotAsync(area, submissions, content?.Figures, TestPublications.AnyDay());
        var publication = await publications.AddAsync(area, author, status, snapshot: figures);
        var id = Guid.CreateVersion7();
        var cut = EditionCut.For(content ?? SampleEdition.Full(), edition);
        var text = EditionJson.Write(cut);
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into profile.editions (edition_id, publication_id, profile_area_id, edition, marking, content, content_sha256, software,
                created_at)
            values (@id, @publication, @area, @edition, @Marking, @text::json, @hash, 'test', now())
            """,
            new
            {
                id, publication, area, edition = EditionNames.Stored(edition), cut.Standing.Marking, text,
                hash = SHA256.HashData(Encoding.UTF8.GetBytes(text)),
            },
            cancellationToken: cancellationToken));
        var document = ProfileAssembly.Assemble(cut) with
        {
            FiguresAt = edition == Edition.Full ? $"/profiles/figures/{publication}/" : null,
        };
        await AddFileAsync(connection, id, "html", "Html", Encoding.UTF8.GetBytes(HtmlWriter.WriteDocument(document)));
        await AddFileAsync(connection, id, "pdf", "Pdf", "%PDF-1.7"u8.ToArray());
        return id;
    }

    private async Task AddFileAsync(NpgsqlConnection connection, Guid id, string format, string engine, byte[] file)
        => await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into profile.edition_files (file_id, edition_id, profile_area_id, edition, format, engine, file_name, content, sha256,
                fonts, rendered_at)
            select gen_random_uuid(), edition_id, profile_area_id, edition, @format, @engine, 'profile.' || @format, @file, @hash, '[]', now()
            from profile.editions where edition_id = @id
            """,
            new { id, format, engine, file, hash = SHA256.HashData(file) },
            cancellationToken: cancellationToken));
}
