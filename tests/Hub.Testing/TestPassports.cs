using System.Security.Cryptography;
using System.Text;
using Dapper;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;
using Npgsql;

namespace Hub.Testing;

/// <summary>A frozen profile with passports and its rendered page, made from a return of an agency of its own.</summary>
public sealed class TestPassports(NpgsqlDataSource superuser, CancellationToken cancellationToken)
{
    /// <summary>What was put in.</summary>
    /// <param name="Snapshot">The frozen figures.</param>
    /// <param name="Page">The document that is its web page.</param>
    /// <param name="Submission">Number of the return behind them.</param>
    /// <param name="Agency">Name of the agency that sent it.</param>
    public sealed record Followed(Guid Snapshot, Guid Page, long Submission, string Agency);

    /// <summary>A draft of an area.</summary>
    public async Task<Followed> AddAsync(string areaCode, string areaName = "Northmere", DateOnly? from = null)
    {
        var (content, submission, code) = await ContentAsync();
        var area = await new TestRecords(superuser, cancellationToken).AddAreaAsync(areaCode, areaName);
        var snapshot = await new TestPublications(superuser, cancellationToken).AddSnapshotAsync(area, [submission], content, from);
        return new(snapshot, await AddPageAsync(snapshot, area, content), submission, code);
    }

    /// <summary>A released full edition of an area, with the return behind its figures and the agency that sent it.</summary>
    public async Task<(Guid Edition, long Submission, string Agency)> ReleaseAsync(string areaCode, Guid author)
    {
        var (content, submission, code) = await ContentAsync();
        var edition = await new TestEditions(superuser, cancellationToken)
            .AddAsync(areaCode, author, content: SampleEdition.Full(content), submissions: [submission]);
        return (edition, submission, code);
    }

    private async Task<(SnapshotContent Content, long Submission, string Agency)> ContentAsync()
    {
        var (people, records) = (new TestPeople(superuser, cancellationToken), new TestRecords(superuser, cancellationToken));
        var code = $"agency-{Guid.NewGuid():N}"[..20];
        var agency = await people.AddAgencyAsync(code);
        var agreement = await records.AddAgreementAsync(agency);
        await records.AddKindAsync("assaults", "Assaults");
        var (submission, _) = await records.AddSubmissionAsync(agency, agreement, "assaults", new DateOnly(2025, 3, 1), "accepted");
        return (SamplePassports.Give(SampleSnapshot.Full(), (submission, code)), submission, code);
    }

    private async Task<Guid> AddPageAsync(Guid snapshot, long area, SnapshotContent content)
    {
        var id = Guid.CreateVersion7();
        var document = ProfileAssembly.Assemble(content, SampleSnapshot.CreatedAt) with { FiguresAt = $"/profiles/figures/{snapshot}/" };
        var page = Encoding.UTF8.GetBytes(HtmlWriter.WriteDocument(document));
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into profile.documents (document_id, snapshot_id, profile_area_id, edition, format, engine, file_name, content, sha256,
                fonts, rendered_at)
            values (@id, @snapshot, @area, 'full', 'html', 'Html', 'profile.html', @page, @hash, '[]', now())
            """,
            new { id, snapshot, area, page, hash = SHA256.HashData(page) },
            cancellationToken: cancellationToken));
        return id;
    }
}
