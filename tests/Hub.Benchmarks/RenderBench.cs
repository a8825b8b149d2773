using Hub.Jobs.Profiles.Rendering;
using Hub.Testing.Documents;

namespace Hub.Benchmarks;

/// <summary>
/// Renders the fourteen-page sample with the engine named in HUB_BENCH_ENGINE (default "Pdf"). The bar is 100 ms a document
/// once warm; the first row is the share of it that is used. HUB_BENCH_OUT names a file to keep the document in.
/// </summary>
internal static class RenderBench
{
    private const double BarMs = 100;

    private const int Runs = 21;

    public static Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var options = new PdfOptions
        {
            Engine = Environment.GetEnvironmentVariable("HUB_BENCH_ENGINE") ?? "Pdf",
            QuestPdfLicense = Environment.GetEnvironmentVariable("HUB_BENCH_LICENSE"),
        };
        if (Renderers.Choose(options) is not RendererChoice.Ready { Renderer: var renderer })
        {
            throw new InvalidOperationException(((RendererChoice.Refused)Renderers.Choose(options)).Reason);
        }

        var document = SampleProfile.Create();
        var file = new MemoryStream();
        var first = Bench.Time(warmUps: 0, runs: 1, Render)[0];
        Bench.Time(warmUps: 20, runs: 0, Render);
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var times = Bench.Time(warmUps: 0, runs: Runs, Render);
        var cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds / Runs;
        if (Environment.GetEnvironmentVariable("HUB_BENCH_OUT") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, file.ToArray());
        }

        var median = times[times.Length / 2];
        IReadOnlyList<BenchRow> rows =
        [
            new("render_warm_to_bar", median / BarMs, "ratio"),
            new("render_warm_median", median, "ms"),
            new("render_warm_min", times[0], "ms"),
            new("render_warm_max", times[^1], "ms"),
            new("render_warm_cpu", cpu, "ms"),
            new("render_first", first, "ms"),
            new("render_peak_memory", Bench.PeakMemoryMiB(), "MiB"),
            new("render_file", file.Length, "bytes"),
        ];
        return Task.FromResult(rows);

        void Render()
        {
            file.SetLength(0);
            renderer.Render(document, file, cancellationToken);
        }
    }
}
