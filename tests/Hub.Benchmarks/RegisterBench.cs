using System.Diagnostics;
using System.Globalization;
using Hub.Testing;

namespace Hub.Benchmarks;

/// <summary>
/// Linking in PostgreSQL beside the engine's own time in the same run: 1,000,000 people end to end (open, link, write clusters, links and
/// keys), then 20,000 new ones against them, then those taken back.
/// </summary>
internal static class RegisterBench
{
    private const int Standing = 1_000_000, Added = 20_000;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var hub = Path.Combine(
            Environment.GetEnvironmentVariable("HUB_BENCH_JOBS") ?? throw new InvalidOperationException("Run this benchmark through bench.sh."), "hub");
        var generator = Directory.Exists(RealData.Path)
            ? Path.Combine(Path.GetDirectoryName(RealData.Path)!, "bench", "persons.py") : "";
        if (!File.Exists(generator))
        {
            await Console.Error.WriteLineAsync("register: ../shared/bench/persons.py is not beside this repository, so there is nobody to link.");
            return [];
        }

        var folder = Directory.CreateTempSubdirectory("hub-bench-register-").FullName;
        try
        {
            var all = Path.Combine(folder, "all.csv");
            await ProcessAsync("python3", [generator, (Standing + Added).ToString(CultureInfo.InvariantCulture), all], cancellationToken);
            var (standing, added) = (Path.Combine(folder, "standing.csv"), Path.Combine(folder, "added.csv"));
            Split(all, standing, added);
            var start = Stopwatch.GetTimestamp();
            await ProcessAsync(hub, ["link", "--out", Path.Combine(folder, "out"), standing], cancellationToken);
            var engine = Stopwatch.GetElapsedTime(start).TotalSeconds;

            await using var cluster = await PostgresCluster.StartAsync();
            await using var bed = await RegisterBed.CreateAsync(cluster, "bench_register", folder, cancellationToken);
            await bed.LoadAsync(standing, 1, cancellationToken);
            var (full, records) = await bed.LinkAsync(cancellationToken);
            var came = await bed.LoadAsync(added, 2, cancellationToken);
            var (incremental, after) = await bed.LinkAsync(cancellationToken);
            await bed.TakeBackAsync(came, cancellationToken);
            var (takenBack, _) = await bed.LinkAsync(cancellationToken);
            return
            [
                new("register_1m_to_engine", full / engine, "ratio"), new("register_1m_seconds", full, "s"),
                new("register_engine_seconds", engine, "s"), new("register_1m_records", records, "rows"),
                new("register_added_20k_seconds", incremental, "s"), new("register_added_records", after - records, "rows"),
                new("register_taken_back_20k_seconds", takenBack, "s"), new("register_memory", Bench.PeakMemoryMiB(), "MiB"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Split(string all, string standing, string added)
    {
        using var reader = new StreamReader(all);
        using var one = new StreamWriter(standing);
        using var other = new StreamWriter(added);
        var head = reader.ReadLine();
        one.WriteLine(head);
        other.WriteLine(head);
        for (var row = 0; reader.ReadLine() is { } line; row++)
        {
            (row < Standing ? one : other).WriteLine(line);
        }
    }

    private static async Task ProcessAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
