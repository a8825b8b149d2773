using System.Diagnostics;
using System.Security.Cryptography;
using Hub.Data.Ingest.Scanning;
using Hub.SampleForce.Makers;
using Hub.Testing.Scanning;

namespace Hub.Benchmarks;

/// <summary>
/// The real clamd over INSTREAM, with the local test signature: what streaming and unpacking cost, not what eight million official
/// signatures do. Beside it SHA-256 of the same bytes, which every received file has anyway.
/// </summary>
internal static class ScanBench
{
    private const int Rows = 1_000_000;
    private const int Runs = 5;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        await using var server = await ClamdServer.StartAsync();
        try
        {
            StreetCrimeFile.Write(path, Rows, seed: 1);
            var large = await File.ReadAllBytesAsync(path, cancellationToken);
            var scanner = new ClamdScanner(server.Options);
            await ScanAsync(scanner, large[..1000], cancellationToken);
            var (scans, hashes, small) = (new List<double>(), new List<double>(), new List<double>());
            for (var run = 0; run < Runs; run++)
            {
                var start = Stopwatch.GetTimestamp();
                SHA256.HashData(large);
                hashes.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                scans.Add(await ScanAsync(scanner, large, cancellationToken));
                small.Add(await ScanAsync(scanner, large[..1000], cancellationToken));
            }

            var megabytes = large.Length / 1e6;
            return
            [
                new("scan_to_sha256", Median(hashes) / Median(scans), "ratio"),
                new("scan_rate", megabytes / Median(scans), "MB/s"),
                new("scan_file", megabytes, "MB"),
                new("scan_small_file", Median(small) * 1000, "ms"),
            ];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<double> ScanAsync(ClamdScanner scanner, byte[] bytes, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var content = new MemoryStream(bytes);
        return await scanner.ScanAsync(content, _ => ValueTask.CompletedTask, cancellationToken) is ScanResult.Clean
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException("The benchmark's file was not found to be clean.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
