using System.Diagnostics;
using Dapper;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Benchmarks.Uploads;

/// <summary>
/// One file of one gigabyte through the portal as it is published: by tus, the line cut at 60 per cent and gone on with, and by the
/// plain form. How much memory the portal takes above idle, and whether what is stored is what was sent.
/// </summary>
internal static class LargeUploadBench
{
    private const long Length = 1L << 30;
    private const double CutAt = 0.6;
    private const double LimitMiB = 200;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hub-upload1g-").FullName;
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        try
        {
            await using var bed = await UploadsBed.CreateAsync(cluster, "hub_upload1g", folder, 1, cancellationToken);
            await using var hub = await RunningHub.StartAsync(cluster, bed, folder, cancellationToken);
            using var officer = new LargeUpload(hub, bed.People[0]);
            await officer.SignInAsync(cancellationToken);
            // What a portal has loaded anyway, it has loaded after two small files.
            await officer.CutAndResumedAsync(new(2025, 1, 1), 1 << 20, CutAt, cancellationToken);
            await officer.FormAsync(new(2025, 2, 1), 1 << 20, cancellationToken);
            var idle = hub.PortalMemoryMiB();

            var start = Stopwatch.GetTimestamp();
            var (resumed, survived) = await officer.CutAndResumedAsync(new(2025, 3, 1), Length, CutAt, cancellationToken);
            var tusSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var tus = hub.PortalMemoryMiB() - idle;
            start = Stopwatch.GetTimestamp();
            var sent = await officer.FormAsync(new(2025, 4, 1), Length, cancellationToken);
            var formSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var form = hub.PortalMemoryMiB() - idle;

            var expected = await MadeFile.HashAsync(Length, cancellationToken);
            var stored = await HashesAsync(cluster, bed, [resumed, sent], cancellationToken);
            return
            [
                new("upload1g_memory_above_idle_to_limit", Math.Max(tus, form) / LimitMiB, "ratio"),
                new("upload1g_identical", stored.Count(hash => hash.AsSpan().SequenceEqual(expected)), "of 2"),
                new("upload1g_survived_of_what_came_before_the_cut", survived / (Length * CutAt), "ratio"),
                new("upload1g_idle_memory", idle, "MiB"),
                new("upload1g_tus_memory_above_idle", tus, "MiB"),
                new("upload1g_form_memory_above_idle", form, "MiB"),
                new("upload1g_tus_cut_and_resumed", tusSeconds, "s"),
                new("upload1g_form", formSeconds, "s"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<byte[]>> HashesAsync(
        PostgresCluster cluster, UploadsBed bed, Guid[] keys, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(cluster.ConnectionString(bed.Database) + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<byte[]>(new CommandDefinition(
            "select sha256 from ingest.submissions where submission_key = any (@keys)", new { keys }, cancellationToken: cancellationToken)))
            .AsList();
    }
}
