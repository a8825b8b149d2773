using System.Text;
using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Data.Ingest.Quarantine;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Mapping;

/// <summary>Returns as the page sends them: read, looked at, chosen for and decided by a person.</summary>
internal sealed class PageReturns(TestDatabase database, IngestWorld world)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Actor Officer { get; } = new(
        Guid.CreateVersion7(), "", new Membership(world.Agency, "t", "", false, [Role.DataOfficer], []), []);

    public ChooseReading Choose { get; } = new(database.Web, world.Time);

    public ReadPreview Read { get; } = new(database.Web, new WorkingKeyStore(world.Quarantine, world.Time), world.Time);

    /// <summary>Receives a file and reads it as a dry run.</summary>
    public async Task<Guid> SendAsync(string kind, DateOnly from, DateOnly until, byte[] file)
    {
        using var content = new MemoryStream(file);
        var request = new ReceiveRequest(world.Agency, kind, from, until, "return.csv", Officer.AccountId.ToString())
        {
            IsDecidedByPerson = true, Door = Doors.Page,
        };
        var received = Assert.IsType<ReceiveOutcome.Received>(await world.Receive.RunAsync(request, content, Token));
        Assert.IsType<LoadOutcome.Checked>(await world.LoadAsync(received.SubmissionId));
        return await KeyAsync(received.SubmissionId);
    }

    /// <summary>Receives a text and reads it as a dry run.</summary>
    public Task<Guid> SendAsync(string kind, DateOnly from, DateOnly until, string text)
        => SendAsync(kind, from, until, Encoding.UTF8.GetBytes(text));

    /// <summary>Says how the file is read, and reads it so.</summary>
    public async Task<LoadOutcome.Checked> ChooseAsync(Guid key, ReadingChoice choice)
    {
        var chosen = Assert.IsType<ChooseReadingOutcome.Chosen>(await Choose.HandleAsync(Officer, new(key, choice), Token));
        return Assert.IsType<LoadOutcome.Checked>(await world.LoadAsync(chosen.SubmissionId));
    }

    /// <summary>Decides to send it, and takes it in.</summary>
    public async Task<LoadOutcome> DecideAsync(Guid key)
    {
        var id = await world.QueryAsync<long>("select submission_id from ingest.submissions where submission_key = @key", new { key });
        await database.Jobs.InScopeAsync(
            world.Scope,
            session => session.Connection.ExecuteAsync(session.Command(
                """
                update ingest.submissions set status = 'sent', sent_by = 'test', sent_at = now(), decision = case verdict
                    when 'partly_accepted' then 'without_bad_rows' when 'accepted' then 'as_it_is' else 'with_warnings' end
                where submission_id = @id and status = 'checked'
                """,
                new { id })),
            Token);
        return await world.LoadAsync(id);
    }

    /// <summary>What the person sees of it.</summary>
    public async Task<ShownPreview> LookAsync(Guid key)
        => Assert.IsType<ReadPreviewOutcome.Shown>(await Read.HandleAsync(Officer, new(key), Token)).What;

    private Task<Guid> KeyAsync(long id)
        => world.QueryAsync<Guid>("select submission_key from ingest.submissions where submission_id = @id", new { id });
}
