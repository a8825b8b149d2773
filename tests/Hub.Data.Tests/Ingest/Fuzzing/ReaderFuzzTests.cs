using System.Diagnostics;
using System.Globalization;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest.Fuzzing;

/// <summary>
/// Broken and hostile files by the thousand: no crash, no hang, memory below the limit. A short run always; ten minutes with
/// <c>./test.sh long</c>. HUB_FUZZ_SEED and HUB_FUZZ_SECONDS repeat a run; a failure
/// names the input's own seed, and HUB_FUZZ_KEEP names a file that keeps the input.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed class ReaderFuzzTests
{
    // The same inputs on every machine, however slow: about twelve seconds of them.
    private const int ShortInputs = 2000;
    private const int LongSeconds = 600;
    private const int FixedSeed = 20261123;
    private const long MostAllocated = 1L << 30;
    private const long MostKept = 400L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static bool IsLong => Environment.GetEnvironmentVariable("HUB_TEST_LONG") is "1";

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;

    [Fact]
    public async Task Read_AnyFile_NeitherCrashesNorHangsNorFillsMemory()
    {
        var kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
        var seeds = SeedFiles.Of(kinds);
        var seconds = Setting("HUB_FUZZ_SECONDS", IsLong ? LongSeconds : 0);
        var seed = Setting("HUB_FUZZ_SEED", IsLong ? Random.Shared.Next() : FixedSeed);
        var watch = Stopwatch.StartNew();
        var (inputs, read, refused, slowest) = (0, 0, 0, TimeSpan.Zero);
        for (; seconds > 0 ? watch.Elapsed < TimeSpan.FromSeconds(seconds) : inputs < ShortInputs; inputs++)
        {
            var own = unchecked(seed + inputs);
            var began = watch.Elapsed;
            var running = Task.Run(() => Once(own, seeds, kinds.Kinds), Token);
            Assert.True(await Task.WhenAny(running, Task.Delay(Patience, Token)) == running, $"Hangs: HUB_FUZZ_SEED={own}");
            var (rows, allocated) = await running;
            slowest = watch.Elapsed - began > slowest ? watch.Elapsed - began : slowest;
            Assert.True(allocated < MostAllocated, $"Allocates {allocated:N0} bytes: HUB_FUZZ_SEED={own}");
            (read, refused) = rows < 0 ? (read, refused + 1) : (read + 1, refused);
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{inputs:N0} inputs in {watch.Elapsed.TotalSeconds:N0} s from seed {seed}: {read:N0} read, {refused:N0} refused, "
            + $"slowest {slowest.TotalMilliseconds:N0} ms, {kept >> 20:N0} MB kept at the end");
        Assert.True(kept < MostKept, $"{kept >> 20:N0} MB kept after {inputs:N0} inputs.");
        Assert.True(read > 0 && refused > 0, "Some files can be read and some cannot.");
    }

    private static (int Rows, long Allocated) Once(int seed, IReadOnlyList<SeedFile> seeds, IReadOnlyList<DatasetKind> kinds)
    {
        var dice = new Random(seed);
        var chosen = seeds[dice.Next(seeds.Count)];
        var bytes = new FileMutation(dice).Of(chosen, seeds);
        if (Environment.GetEnvironmentVariable("HUB_FUZZ_KEEP") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, bytes);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return (FuzzedReading.Run(bytes, chosen, dice, kinds), GC.GetAllocatedBytesForCurrentThread() - before);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Crashes: HUB_FUZZ_SEED={seed} on {chosen.Kind.Kind}, {bytes.Length:N0} bytes.", fault);
        }
    }
}
