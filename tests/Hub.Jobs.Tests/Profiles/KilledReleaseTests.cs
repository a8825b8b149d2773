using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Jobs.Tests.Profiles.Rendering;
using Hub.Jobs.Tests.Scheduling;
using Hub.Testing;

namespace Hub.Jobs.Tests.Profiles;

/// <summary>The worker as a process, killed in the middle of a release: nothing is half released, and another releases it once.</summary>
public sealed class KilledReleaseTests(JobsDatabase database) : IClassFixture<JobsDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-release-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestPeople People => new(database.Hub.Superuser, Token);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Worker_KilledWhileItReleases_LeavesNothingHalfDoneAndAnotherReleasesOnce()
    {
        var profile = await ApprovedAsync("X99700001");
        using (var first = await WorkerProcess.StartWorkerAsync(database, _folder, Token))
        {
            var asked = await database.AskAsync(JobKinds.ProfileRelease, profile.ToString(), Token);
            await UntilAnEditionIsWrittenAsync(asked);
            await first.KillAsync();
        }

        Assert.Equal("approved", await StatusAsync(profile));
        Assert.Empty(await FilesAsync(profile));
        Assert.Equal((0, 0, 0), await CountsAsync(profile));

        using var second = await WorkerProcess.StartWorkerAsync(database, _folder, Token);
        await UntilReleasedAsync(profile);
        var files = await FilesAsync(profile);
        Assert.Equal(6, files.Count);
        Assert.Equal((3, 1, 1), await CountsAsync(profile));

        // Asked for again, it finds it done: the same editions, the same bytes.
        var again = await database.AskAsync(JobKinds.ProfileRelease, profile.ToString(), Token);
        Assert.Equal(JobStates.Done, (await database.WaitAsync(again, Token, JobStates.Done, JobStates.Parked)).State);
        Assert.Equal(files, await FilesAsync(profile));
        Assert.Equal((3, 1, 1), await CountsAsync(profile));
        await StoredContentRendersToTheStoredBytesAsync(profile);
    }

    [Fact]
    public async Task Worker_KilledBetweenFreezingAndRelease_ReleasesTheFrozenBytes()
    {
        var profile = await ApprovedAsync("X99700002");
        await People.ExecuteAsync(
            "update profile.publications set pre_release_at = now() - interval '1 hour', release_at = now() + interval '1 day' where publication_id = @profile",
            new { profile });
        IReadOnlyList<string> frozen;
        using (var first = await WorkerProcess.StartWorkerAsync(database, _folder, Token))
        {
            var asked = await database.AskAsync(JobKinds.ProfileRelease, profile.ToString(), Token);
            Assert.Equal(JobStates.Done, (await database.WaitAsync(asked, Token, JobStates.Done, JobStates.Parked)).State);
            frozen = await FilesAsync(profile);
            Assert.Equal((6, "approved"), (frozen.Count, await StatusAsync(profile)));
            await first.KillAsync();
        }

        // Its time comes.
        await People.ExecuteAsync(
            """
            update profile.publications set release_at = now() where publication_id = @profile;
            update job.requests set due_at = now() where kind = 'profile.release' and subject_id = @Subject and state = 'due'
            """,
            new { profile, Subject = profile.ToString() });
        using var second = await WorkerProcess.StartWorkerAsync(database, _folder, Token);
        await UntilReleasedAsync(profile);

        Assert.Equal(frozen, await FilesAsync(profile));
    }

    private async Task<Guid> ApprovedAsync(string area)
    {
        var (records, publications) = (new TestRecords(database.Hub.Superuser, Token), new TestPublications(database.Hub.Superuser, Token));
        var police = await People.AddAgencyAsync("police" + area[^1], type: "police");
        var areaId = await records.AddAreaAsync(area, "Northmere");
        var people = new List<Guid>();
        foreach (var name in new[] { "author", "peer", "approver" })
        {
            people.Add(await People.AddPersonAsync(police, $"{name}-{area}@police.example"));
        }

        var profile = await publications.AddAsync(areaId, people[0], "approved", people[1], people[2], TestPublications.AnyDay());
        await publications.WriteAsync(profile, people[0]);
        return profile;
    }

    // An edition is written and not committed: the middle of the release.
    private async Task UntilAnEditionIsWrittenAsync(long request)
    {
        while (await database.CountAsync(
            """
            select count(*) from pg_locks l join pg_class c on c.oid = l.relation
            where l.mode = 'RowExclusiveLock' and l.granted and c.relname = 'editions' and c.relnamespace = 'profile'::regnamespace
            """,
            Token) == 0)
        {
            var status = await database.StatusAsync(request, Token);
            Assert.True(status.State is JobStates.Due or JobStates.Handed or JobStates.Running, $"{status.State}: {status.Error}");
            await Task.Delay(5, Token);
        }
    }

    private async Task UntilReleasedAsync(Guid profile)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        while (await StatusAsync(profile) != "released")
        {
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Its editions, its steps to release and the events of its release.</summary>
    private async Task<(long Editions, long Steps, long Events)> CountsAsync(Guid profile)
        => Assert.Single(await People.ReadAsync<(long, long, long)>(
            """
            select (select count(*) from profile.editions where publication_id = @profile),
                (select count(*) from profile.steps where publication_id = @profile and step = 'released'),
                (select count(*) from audit.events where kind = 'ProfileReleased' and subject_id = @Subject and outcome = 'done')
            """,
            new { profile, Subject = profile.ToString() }));

    private async Task<string> StatusAsync(Guid profile)
        => Assert.Single(await People.ReadAsync<string>("select status from profile.publications where publication_id = @profile", new { profile }));

    private Task<IReadOnlyList<string>> FilesAsync(Guid profile)
        => People.ReadAsync<string>(
            """
            select concat_ws(' ', e.edition_id, f.file_id, e.edition, f.format, encode(f.sha256, 'hex'), encode(sha256(f.content), 'hex'))
            from profile.edition_files f join profile.editions e using (edition_id)
            where e.publication_id = @profile order by 1
            """,
            new { profile });

    private async Task StoredContentRendersToTheStoredBytesAsync(Guid profile)
    {
        var stored = Assert.Single(await People.ReadAsync<(string Content, byte[] Pdf)>(
            """
            select e.content::text, f.content from profile.editions e join profile.edition_files f using (edition_id)
            where e.publication_id = @profile and e.edition = 'partnership' and f.format = 'pdf'
            """,
            new { profile }));
        Assert.Equal(stored.Pdf, Engines.Render(ProfileAssembly.Assemble(EditionJson.Read(stored.Content))));
    }
}
