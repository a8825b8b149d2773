using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Editions.Copies;
using Hub.Data.Profiles.Reading;
using Hub.Jobs.Profiles;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Tests.Profiles.Geometry;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Jobs.Tests.Profiles.Rendering;
using Hub.Jobs.Tests.Scheduling;
using Hub.Testing;
using UglyToad.PdfPig;

namespace Hub.Jobs.Tests.Profiles;

/// <summary>A reader's own copy: asked for, made by the worker, and marked on every page, in its properties and in its name.</summary>
public sealed class PersonalCopyTests(JobsDatabase database) : IClassFixture<JobsDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_OfAFullEdition_NamesItsReaderOnEveryPageInItsPropertiesAndItsName()
    {
        var reader = await AddReaderAsync("X99100001");
        var edition = await AddEditionAsync("X99100001", Edition.Full);
        using var worker = await database.StartWorkerAsync(Token, new CopyProfileJob(Ready(), TimeProvider.System));

        await MakeAsync(reader, edition);

        var file = Assert.IsType<OpenEditionOutcome.Opened>(
            await new DownloadPersonalCopy(database.Hub.Web, TimeProvider.System).HandleAsync(reader, new(edition), Token)).File;
        using var pdf = PdfDocument.Open(file.Content);
        var words = Engines.Squeeze("Copy 1: made for ");
        Assert.All(pdf.GetPages(), page => Assert.Contains(words, Engines.Squeeze(page.Text), StringComparison.Ordinal));
        Assert.Contains("Copy 1", pdf.Information.Keywords, StringComparison.Ordinal);
        Assert.StartsWith("OFFICIAL-SENSITIVE", file.FileName, StringComparison.Ordinal);
        Assert.EndsWith("-copy-1.pdf", file.FileName, StringComparison.Ordinal);
        Assert.Empty(PageGeometry.Problems(file.Content, "OFFICIAL-SENSITIVE"));
        Assert.Empty(UaChecker.Problems(file.Content));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task Copy_AskedForTwice_IsMadeOnceAndTheNextReadersIsTheNextNumber()
    {
        var (first, second) = (await AddReaderAsync("X99100001"), await AddReaderAsync("X99100001"));
        var edition = await AddEditionAsync("X99100001", Edition.Full);
        using var worker = await database.StartWorkerAsync(Token, new CopyProfileJob(Ready(), TimeProvider.System));

        await MakeAsync(first, edition);
        Assert.IsType<AskPersonalCopyOutcome.Asked>(await AskAsync(first, edition));
        await MakeAsync(second, edition);

        Assert.Equal("1, 2", await ScalarAsync<string>(
            "select string_agg(copy_number::text, ', ' order by copy_number) from profile.edition_files where edition_id = @edition and recipient is not null",
            new { edition }));
        Assert.IsType<OpenEditionOutcome.NotThere>(
            await new DownloadPersonalCopy(database.Hub.Web, TimeProvider.System)
                .HandleAsync(await AddReaderAsync("X99100001"), new(edition), Token));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task Ask_ForAPublicEditionOrOneOfAnotherArea_IsRefusedInASentenceOrNotThere()
    {
        var reader = await AddReaderAsync("X99100001");

        var refused = Assert.IsType<AskPersonalCopyOutcome.Refused>(
            await AskAsync(reader, await AddEditionAsync("X99100001", Edition.Public)));
        Assert.Contains("OFFICIAL", refused.Sentence, StringComparison.Ordinal);
        Assert.IsType<AskPersonalCopyOutcome.NotThere>(await AskAsync(reader, await AddEditionAsync("X99100002", Edition.Full)));
    }

    private static RendererChoice Ready() => new RendererChoice.Ready(Engines.Get("Pdf"));

    private async Task MakeAsync(Actor reader, Guid edition)
    {
        Assert.IsType<AskPersonalCopyOutcome.Asked>(await AskAsync(reader, edition));
        var request = await ScalarAsync<long>(
            "select request_id from job.requests where subject_id = @subject order by request_id desc limit 1",
            new { subject = CopySubject.Of(edition, reader.AccountId) });
        var status = await database.WaitAsync(request, Token, JobStates.Done, JobStates.Parked);
        Assert.Equal((JobStates.Done, null), (status.State, status.Error));
    }

    private Task<AskPersonalCopyOutcome> AskAsync(Actor reader, Guid edition)
        => new AskPersonalCopy(database.Hub.Web, TimeProvider.System).HandleAsync(reader, new(edition), Token);

    private Task<Guid> AddEditionAsync(string area, Edition edition)
        => new TestEditions(database.Hub.Superuser, Token).AddAsync(area, Guid.CreateVersion7(), edition);

    private async Task<Actor> AddReaderAsync(string areaCode)
    {
        var people = new TestPeople(database.Hub.Superuser, Token);
        var area = await new TestRecords(database.Hub.Superuser, Token).AddAreaAsync(areaCode, "Area " + areaCode);
        var agency = await people.AddAgencyAsync("police-" + Guid.NewGuid().ToString("N")[..8], type: "police");
        var account = await people.AddPersonAsync(agency, Guid.NewGuid().ToString("N") + "@police.example", "analyst");
        await people.ExecuteAsync(
            "update access.role_grants set area_kind = 'lpa', area_code = @areaCode where account_id = @account", new { account, areaCode });
        return new Actor(account, "", new Membership(agency, "police", "", false, [Role.Analyst], [area]), []);
    }

    private async Task<T?> ScalarAsync<T>(string sql, object parameters)
    {
        await using var connection = await database.Hub.Superuser.OpenConnectionAsync(Token);
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }
}
