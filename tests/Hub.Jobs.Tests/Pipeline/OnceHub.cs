using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Snapshot;
using Hub.Jobs.Tests.Scheduling;
using Hub.Testing;
using Hub.Testing.Scanning;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>A stored profile with what was made of it.</summary>
public sealed record StoredProfile(SnapshotContent Content, Guid SnapshotId, string PdfName, byte[] Pdf, string HtmlName, string Html)
{
    /// <summary>The area's name.</summary>
    public string Area => Content.Front.AreaName;
}

/// <summary>A row of the snapshot and its two documents.</summary>
public sealed record ProfileRow(Guid SnapshotId, string Content, string PdfName, byte[] Pdf, string HtmlName, byte[] Html);

/// <summary><c>hub once</c> as its user runs it, a process of its own each time, over one database and one folder for its files.</summary>
public sealed class OnceHub : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-once-").FullName;

    private OnceHub()
    {
    }

    /// <summary>The database that every run goes to.</summary>
    public TestDatabase Database { get; } = new();

    /// <summary>A folder that goes with it.</summary>
    public string Folder(string name) => Path.Combine(_folder, name);

    /// <summary>A migrated database and an empty folder.</summary>
    public static async Task<OnceHub> CreateAsync()
    {
        var hub = new OnceHub();
        await hub.Database.InitializeAsync();
        await ClamdServer.SharedAsync();
        return hub;
    }

    /// <summary>Runs to the end, with exit code 0, and returns what it printed. Profiles go to the folder "out".</summary>
    public Task<string> RunAsync(string data, params string[] options)
        => RunHubAsync(["once", "--data", data, "--out", Folder("out"), .. options]);

    /// <summary>Runs any verb to the end, with exit code 0, and returns what it printed.</summary>
    public async Task<string> RunHubAsync(params string[] arguments)
    {
        using var process = WorkerProcess.Start(
            Database.ConnectionString(Roles.Jobs),
            Database.ConnectionString(Roles.Owner),
            Folder("files"),
            arguments);
        await process.WaitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, process.Output);
        return process.Output;
    }

    /// <summary>The profiles of one kind of area and one period, by area; exactly one PDF and one twin for each snapshot.</summary>
    public async Task<IReadOnlyList<StoredProfile>> ProfilesAsync(string areaKind, DateOnly from, DateOnly until)
    {
        var rows = await QueryAsync<ProfileRow>(
            """
            select s.snapshot_id, s.content::text as content, p.file_name as pdf_name, p.content as pdf,
                h.file_name as html_name, h.content as html
            from profile.snapshots s
            join profile.documents p on p.snapshot_id = s.snapshot_id and p.format = 'pdf'
            join profile.documents h on h.snapshot_id = s.snapshot_id and h.format = 'html'
            where s.area_kind = @areaKind and s.period_from = @from and s.period_until = @until
            order by s.area_code, s.created_at
            """,
            new { areaKind, from, until });
        return [.. rows.Select(row => new StoredProfile(
            SnapshotJson.Read(row.Content), row.SnapshotId, row.PdfName, row.Pdf, row.HtmlName, System.Text.Encoding.UTF8.GetString(row.Html)))];
    }

    /// <summary>Asks as a superuser, row-level security aside.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Database.Superuser.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, values)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
