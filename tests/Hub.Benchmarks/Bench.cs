using System.Diagnostics;
using System.Globalization;
using Hub.Benchmarks.Rendering;
using Hub.Benchmarks.Uploads;

namespace Hub.Benchmarks;

/// <summary>The benchmarks by name. A benchmark returns its rows; ratios come first, so that machines can be compared.</summary>
internal static class Bench
{
    private static readonly Dictionary<string, Func<CancellationToken, Task<IReadOnlyList<BenchRow>>>> Registry = new(StringComparer.Ordinal)
    {
        ["access"] = AccessBench.RunAsync,
        ["audit"] = AuditBench.RunAsync,
        ["indicators"] = IndicatorBench.RunAsync,
        ["ingest"] = IngestBench.RunAsync,
        ["linking"] = LinkingBench.RunAsync,
        ["register"] = RegisterBench.RunAsync,
        ["render"] = RenderBench.RunAsync,
        ["review"] = ReviewBench.RunAsync,
        ["scan"] = ScanBench.RunAsync,
        ["upload1g"] = LargeUploadBench.RunAsync,
        ["uploads"] = UploadsBench.RunAsync,
    };

    /// <summary>Runs the named benchmarks, or all; exit code 2 for a name that does not exist.</summary>
    public static async Task<int> RunAsync(string[] names, TextWriter output, CancellationToken cancellationToken)
    {
        var unknown = names.FirstOrDefault(n => !Registry.ContainsKey(n));
        if (unknown is not null)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark \"{unknown}\": use one of {string.Join(", ", Registry.Keys)}.");
            return 2;
        }

        foreach (var name in names.Length > 0 ? names : [.. Registry.Keys])
        {
            foreach (var row in await Registry[name](cancellationToken))
            {
                await output.WriteLineAsync(row.ToString());
            }
        }

        return 0;
    }

    /// <summary>Milliseconds of each of <paramref name="runs"/> calls, sorted, after <paramref name="warmUps"/> that do not count.</summary>
    public static double[] Time(int warmUps, int runs, Action action)
    {
        for (var i = 0; i < warmUps; i++)
        {
            action();
        }

        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    /// <summary>The most memory this process has held, in MiB (Linux: VmHWM; elsewhere the working set's peak).</summary>
    public static double PeakMemoryMiB()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }
}

/// <summary>One measured value.</summary>
internal sealed record BenchRow(string Name, double Value, string Unit)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Value:0.####} {Unit}");
}
