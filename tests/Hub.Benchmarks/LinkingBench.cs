using System.Diagnostics;
using System.Globalization;
using Hub.Testing;
using Hub.Testing.Linking;

namespace Hub.Benchmarks;

/// <summary>
/// The published <c>hub link</c> over the sets of records with a known answer, at its defaults: F1, blocking recall, seconds of wall and CPU, most
/// memory, and what each stage took. The synthetic sets come from the generator beside the shared data, where there is one. Before them,
/// the register's links over the fictional force, which needs no shared data.
/// </summary>
internal static class LinkingBench
{
    private static readonly (string Name, string File, string Truth)[] Small =
    [
        ("febrl1", "febrl_dataset1.csv", "febrl"), ("febrl2", "febrl_dataset2.csv", "febrl"), ("febrl3", "febrl_dataset3.csv", "febrl"),
        ("fake1000", "splink_fake_1000.csv", "cluster"),
    ];

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var hub = Path.Combine(
            Environment.GetEnvironmentVariable("HUB_BENCH_JOBS") ?? throw new InvalidOperationException("Run this benchmark through bench.sh."), "hub");
        var force = await ForceLinking.RunAsync(cancellationToken);
        if (!Directory.Exists(RealData.Path))
        {
            await Console.Error.WriteLineAsync("linking: ../shared/data is not beside this repository, so only the fictional force is linked.");
            return force;
        }

        var folder = Directory.CreateTempSubdirectory("hub-bench-link-");
        try
        {
            var rows = new List<BenchRow>();
            var shared = Path.GetDirectoryName(RealData.Path)!;
            foreach (var (name, file, truth) in Small)
            {
                var path = Path.Combine(folder.FullName, name + ".csv");
                await CopyAsync(Path.Combine(RealData.Path, "linkage", file), path, truth == "febrl", cancellationToken);
                rows.AddRange(await MeasureAsync(hub, name, path, "truth", folder.FullName, cancellationToken));
            }

            rows.AddRange(await HardAsync(hub, folder.FullName, cancellationToken));
            var seconds = new List<double>();
            foreach (var (name, count) in (IEnumerable<(string, int)>)[("persons100k", 100_000), ("persons1m", 1_000_000)])
            {
                var path = Path.Combine(folder.FullName, name + ".csv");
                if (await MakeAsync(Path.Combine(shared, "bench", "persons.py"), count, path, cancellationToken))
                {
                    var measured = await MeasureAsync(hub, name, path, "cluster", folder.FullName, cancellationToken);
                    seconds.Add(measured.First(row => row.Name.EndsWith("_seconds", StringComparison.Ordinal)).Value);
                    rows.AddRange(measured);
                }
            }

            return seconds.Count == 2 ? [.. force, new("linking_growth_10x", seconds[1] / seconds[0], "ratio"), .. rows] : [.. force, .. rows];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // FEBRL's known answer is the first two parts of the record id; a column is made of it.
    private static async Task CopyAsync(string from, string to, bool isFebrl, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(from, cancellationToken);
        await File.WriteAllLinesAsync(
            to,
            lines.Select((line, row) => !isFebrl ? (row == 0 ? line.Replace("cluster", "truth", StringComparison.Ordinal) : line)
                : row == 0 ? line + ",truth" : line + "," + string.Join('-', line.Split(',')[0].Split('-').Take(2))),
            cancellationToken);
    }

    // Other errors than the synthetic set beside the shared data holds, which nothing was set by.
    private static async Task<IReadOnlyList<BenchRow>> HardAsync(string hub, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "hard.csv");
        await File.WriteAllLinesAsync(
            path,
            new HardFamilies(20261124).Rows(50_000).Prepend(HardFamilies.Headings).Select(row => string.Join(',', row.Select(cell =>
                cell.Contains(',', StringComparison.Ordinal) ? '"' + cell + '"' : cell))),
            cancellationToken);
        return await MeasureAsync(hub, "hard50k", path, "truth", folder, cancellationToken);
    }

    private static async Task<bool> MakeAsync(string generator, int count, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(generator))
        {
            return false;
        }

        using var made = Process.Start(new ProcessStartInfo(
            "python3", [generator, count.ToString(CultureInfo.InvariantCulture), path]) { RedirectStandardOutput = true })!;
        await made.StandardOutput.ReadToEndAsync(cancellationToken);
        await made.WaitForExitAsync(cancellationToken);
        return made.ExitCode == 0;
    }

    // Once without the known answer for time and memory, once with it for the rest: measuring costs too.
    private static async Task<IReadOnlyList<BenchRow>> MeasureAsync(
        string hub, string name, string path, string truth, string folder, CancellationToken cancellationToken)
    {
        var timed = await RunAsync(hub, ["link", "--out", Path.Combine(folder, "out"), path], cancellationToken);
        var judged = await RunAsync(hub, ["link", "--out", Path.Combine(folder, "out"), "--truth", truth, path], cancellationToken);
        double Said(string word) => double.Parse(
            judged.Lines.First(line => line.StartsWith(word + "  ", StringComparison.Ordinal))[word.Length..].Trim(), CultureInfo.InvariantCulture);
        return
        [
            new($"{name}_f1", Said("f1"), "ratio"), new($"{name}_precision", Said("precision"), "ratio"), new($"{name}_recall", Said("recall"), "ratio"),
            new($"{name}_blocking_recall", Said("blocking recall"), "ratio"), new($"{name}_seconds", timed.Seconds, "s"),
            new($"{name}_cpu", timed.Cpu, "s"), new($"{name}_memory", timed.Memory, "MiB"),
            .. timed.Lines.Where(line => line.StartsWith("stage ", StringComparison.Ordinal)).Select(line => line[6..].Trim()[..^2].Trim())
                .Select(stage => new BenchRow(
                    $"{name}_stage_{stage[..stage.LastIndexOf(' ')].Trim().Replace(' ', '_')}",
                    double.Parse(stage[stage.LastIndexOf(' ')..], CultureInfo.InvariantCulture), "s")),
        ];
    }

    private static async Task<(double Seconds, double Cpu, double Memory, string[] Lines)> RunAsync(
        string hub, string[] arguments, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(hub, arguments) { RedirectStandardOutput = true })!;
        var reading = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var (memory, cpu) = (0L, TimeSpan.Zero);
        while (!process.HasExited)
        {
            await Task.Delay(20, cancellationToken);
            process.Refresh();
            try
            {
                (memory, cpu) = (Math.Max(memory, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two lines above; what was read last stands.
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var output = await reading;
        return process.ExitCode == 0
            ? (seconds, cpu.TotalSeconds, memory / 1048576.0, output.Split('\n'))
            : throw new InvalidOperationException("hub link failed: " + output);
    }
}
