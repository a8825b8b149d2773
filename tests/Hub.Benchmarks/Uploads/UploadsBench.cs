using System.Diagnostics;
using System.Globalization;
using Hub.SampleForce.Makers;
using Hub.Testing;

namespace Hub.Benchmarks.Uploads;

/// <summary>
/// Fifty data officers of fifty agencies, each uploading a file of 20,000 rows at once, through the portal as it is published: sign in,
/// upload, wait, look at the report, check, send, wait until it stands. Beside it on the same cores: the worker with one slot and niced,
/// clamd, PostgreSQL with fsync, the sign-in server, and this process, which asks. One more officer goes the whole way before them and is
/// not counted: the portal has been in use, as on any other afternoon; first_page_max says what its first answers took. Then the same files are loaded one by one into
/// another database, and every row must be the same. HUB_BENCH_OFFICERS changes the fifty.
/// </summary>
internal static class UploadsBench
{
    private const int Rows = 20_000;
    private const double LimitMilliseconds = 500;
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(15);

    private static int Officers
        => int.Parse(Environment.GetEnvironmentVariable("HUB_BENCH_OFFICERS") ?? "50", CultureInfo.InvariantCulture);

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AtMost);
        var folder = Directory.CreateTempSubdirectory("hub-uploads-").FullName;
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        try
        {
            var files = Enumerable.Range(1, Officers + 1).Select(number => Path.Combine(folder, $"return-{number}.csv")).ToList();
            for (var number = 0; number <= Officers; number++)
            {
                StreetCrimeFile.Write(files[number], Rows, seed: number + 1);
            }

            await using var bed = await UploadsBed.CreateAsync(cluster, "hub_uploads", folder, Officers + 1, limit.Token);
            await using var hub = await RunningHub.StartAsync(cluster, bed, folder, limit.Token);
            var everybody = bed.People.Select((person, number) => new UploadOfficer(hub, person, files[number])).ToList();
            var (officers, before) = (everybody[..Officers], everybody[Officers]);
            await before.SignInAsync(limit.Token);
            await before.SendAsync(limit.Token);
            await Parallel.ForEachAsync(
                officers, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = limit.Token },
                async (officer, token) => await officer.SignInAsync(token));

            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(officers.Select(officer => officer.SendAsync(limit.Token)));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var memory = hub.PortalMemoryMiB();

            await using var alone = await UploadsBed.CreateAsync(cluster, "hub_alone", folder, Officers + 1, limit.Token);
            await alone.LoadAsync(files, limit.Token);
            var together = await bed.DigestsAsync(limit.Token);
            var same = (await alone.DigestsAsync(limit.Token)).Count(one => together.GetValueOrDefault(one.Key) == one.Value);

            var pages = officers.SelectMany(officer => officer.Pages).Order().ToArray();
            var uploads = officers.SelectMany(officer => officer.Uploads).Order().ToArray();
            var all = pages.Concat(uploads).Order().ToArray();
            return
            [
                new("uploads_page_p95_to_limit", At(pages, 0.95) / LimitMilliseconds, "ratio"),
                new("uploads_every_answer_p95_to_limit", At(all, 0.95) / LimitMilliseconds, "ratio"),
                new("uploads_accepted", officers.Count(officer => officer.IsAccepted), $"of {Officers}"),
                new("uploads_same_rows_as_one_by_one", same, $"of {Officers + 1}"),
                new("uploads_page_p50", At(pages, 0.5), "ms"),
                new("uploads_page_p95", At(pages, 0.95), "ms"),
                new("uploads_page_p99", At(pages, 0.99), "ms"),
                new("uploads_page_max", pages[^1], "ms"),
                new("uploads_first_page_max", before.Pages.Max(), "ms"),
                new("uploads_page_answers", pages.Length, "answers"),
                new("uploads_file_answer_p50", At(uploads, 0.5), "ms"),
                new("uploads_file_answer_p95", At(uploads, 0.95), "ms"),
                new("uploads_until_all_stand", seconds, "s"),
                new("uploads_rows_per_second", Officers * Rows / seconds, "rows/s"),
                new("uploads_portal_peak_memory", memory, "MiB"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double At(double[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(part * sorted.Length) - 1)];
}
