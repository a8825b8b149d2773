using System.Diagnostics;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Writing;
using Hub.Jobs.Profiles.Rendering;

namespace Hub.Benchmarks.Rendering;

/// <summary>
/// Renders five written profiles in four editions with the engine named in HUB_BENCH_ENGINE (default "Pdf"). The bars: 150 ms a
/// document once warm, and 1 MB a file; the first rows are the shares of them that are used. A changed section has a second to be on screen: its row is the
/// making of it, maps and all, without the database and the way to the browser. HUB_BENCH_OUT names a folder to keep
/// the documents in.
/// </summary>
internal static class RenderBench
{
    private const double BarMs = 150, BarBytes = 1_000_000;

    private const int Workers = 2, Rounds = 3;

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

        var documents = MadeProfiles.All();
        var first = Bench.Time(warmUps: 0, runs: 1, () => Render(documents[0].Document))[0];
        var files = documents.Select(d => Render(d.Document)).ToList();
        Keep(documents, files);
        documents.ToList().ForEach(d => Render(d.Document));
        var times = documents.Select(d => (d.Edition, Times: Bench.Time(warmUps: 2, runs: Rounds * 3, () => Render(d.Document)))).ToList();
        var cpu = CpuMs(() => Render(documents[0].Document));
        var worst = times.Max(t => Median(t.Times));
        var twins = Bench.Time(warmUps: 2, runs: Rounds * 3, () => HtmlWriter.WriteDocument(documents[0].Document));
        var written = MadeProfiles.Written();
        var preview = Bench.Time(warmUps: 2, runs: Rounds * 3, () => HtmlWriter.WriteDocument(
            ProfileAssembly.AssembleSection(written, SectionKeys.Threat("drugs_and_county_lines"))!));
        IReadOnlyList<BenchRow> rows =
        [
            new("render_warm_to_bar", worst / BarMs, "ratio"),
            new("render_cpu_to_bar", cpu / BarMs, "ratio"),
            new("render_largest_file_to_bar", files.Max(f => f.Length) / BarBytes, "ratio"),
            new("render_warm_slowest_document", worst, "ms"),
            .. times.GroupBy(t => t.Edition).Select(g => new BenchRow(
                $"render_warm_{g.Key}".ToLowerInvariant(), Median([.. g.SelectMany(t => t.Times).Order()]), "ms")),
            new("render_warm_full_cpu", cpu, "ms"),
            new("render_twin_warm", Median(twins), "ms"),
            new("render_preview_of_a_section", Median(preview), "ms"),
            new("render_first", first, "ms"),
            new("render_two_workers", PerSecond(documents, Render), "documents/s"),
            new("render_peak_memory", Bench.PeakMemoryMiB(), "MiB"),
            new("render_largest_file", files.Max(f => f.Length), "bytes"),
        ];
        return Task.FromResult(rows);

        byte[] Render(ProfileDocument document)
        {
            using var file = new MemoryStream();
            renderer.Render(document, file, cancellationToken);
            return file.ToArray();
        }
    }

    private static double Median(double[] sorted) => sorted[sorted.Length / 2];

    /// <summary>Time of the processor for one call: what a busy machine cannot change.</summary>
    private static double CpuMs(Action action)
    {
        const int runs = 20;
        var before = Environment.CpuUsage.TotalTime;
        Bench.Time(warmUps: 0, runs, action);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / runs;
    }

    /// <summary>Documents of all editions in a second, by two at once.</summary>
    private static double PerSecond(IReadOnlyList<(Edition Edition, ProfileDocument Document)> documents, Func<ProfileDocument, byte[]> render)
    {
        var work = Enumerable.Repeat(documents, Rounds).SelectMany(d => d).Select(d => d.Document).ToList();
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(work, new ParallelOptions { MaxDegreeOfParallelism = Workers }, document => render(document));
        return work.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Keep(IReadOnlyList<(Edition Edition, ProfileDocument Document)> documents, List<byte[]> files)
    {
        if (Environment.GetEnvironmentVariable("HUB_BENCH_OUT") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            for (var i = 0; i < files.Count; i++)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{i + 1:00}-{documents[i].Edition}.pdf"), files[i]);
            }
        }
    }
}
