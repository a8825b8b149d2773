using System.Diagnostics;
using System.Globalization;
using Hub.Data.Persons.Linking;
using Hub.Jobs.CommandLine;
using Hub.Jobs.Persons.Linking.Reporting;

namespace Hub.Jobs.Persons.Linking;

/// <summary>One run of <c>hub link</c>.</summary>
internal sealed record LinkRun(
    IReadOnlyList<string> Files, string Folder, string? Config, string? Truth, double? Threshold, bool WritesPairs, bool WritesReport)
{
    // For the report, how pairs below the threshold look matters too.
    private const double ReportFloor = -12;

    /// <summary>Reads, links, writes, and says what it did.</summary>
    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        if (Threshold is { } asked && !double.IsFinite(asked))
        {
            throw new CommandRefusal("The threshold is a number of bits, such as 0 or 3.5.");
        }

        var start = Stopwatch.GetTimestamp();
        var config = Config is null ? null : LinkConfig.Read(Config);
        var input = await LinkInput.ReadAsync(Files, config, Truth, cancellationToken);
        if (config is null)
        {
            await output.WriteLineAsync("Worked out from headings and values; keep it, change it and give it back with --config:");
            await output.WriteLineAsync(input.Config.Write());
        }

        var settings = input.Config.Settings();
        settings = settings with { Threshold = Threshold ?? settings.Threshold, PairFloor = WritesReport ? ReportFloor
            : settings.PairFloor };
        var read = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var result = Linker.Link(input.Table, settings);
        var before = Stopwatch.GetTimestamp();
        Directory.CreateDirectory(Folder);
        ClusterFile.Write(Path.Combine(Folder, "clusters.csv"), input, result.ClusterOf);
        IReadOnlyList<StageTime> stages =
            [new("read", read), .. result.Stages, new("write", Stopwatch.GetElapsedTime(before).TotalSeconds)];
        var measure = input.Truth is null ? null : LinkMeasure.Of(input.Truth, result);
        if (WritesPairs)
        {
            await PairFile.WriteAsync(Path.Combine(Folder, "pairs.csv"), input, result, settings.Threshold);
        }

        if (WritesReport)
        {
            var html = new LinkReport(input, settings, result, stages, measure).Html();
            await File.WriteAllTextAsync(Path.Combine(Folder, "report.html"), html, cancellationToken);
        }

        await SayAsync(output, input, settings, result, stages, measure);
    }

    private async Task SayAsync(
        TextWriter output, LinkInput input, LinkSettings settings, LinkResult result, IReadOnlyList<StageTime> stages, LinkMeasure? measure)
    {
        var clusters = result.ClusterOf.Where((cluster, record) => cluster == record).Count();
        await output.WriteLineAsync(Line($"records            {input.Table.Count}, of which {result.DistinctRecords} differ"));
        await output.WriteLineAsync(Line($"clusters           {clusters}"));
        await output.WriteLineAsync(Line($"pairs compared     {result.ComparedPairs}"));
        await output.WriteLineAsync(Line($"threshold          {settings.Threshold} bits, seed {settings.Seed}"));
        foreach (var stage in stages)
        {
            await output.WriteLineAsync(Line($"stage              {stage.Name,-22} {stage.Seconds,8:0.000} s"));
        }

        if (measure is not null)
        {
            await output.WriteLineAsync(Line($"precision          {measure.Precision:0.0000}"));
            await output.WriteLineAsync(Line($"recall             {measure.Recall:0.0000}"));
            await output.WriteLineAsync(Line($"f1                 {measure.F1:0.0000}"));
            await output.WriteLineAsync(Line($"blocking recall    {measure.BlockingRecall:0.0000}"));
            if (measure.Unknown > 0)
            {
                await output.WriteLineAsync(Line(
                    $"note               {measure.Unknown} records have no known answer and are left out of these four."));
            }
        }

        foreach (var note in Notes(input, result))
        {
            await output.WriteLineAsync("note               " + note);
        }

        await output.WriteLineAsync("written            " + Path.Combine(Folder, "clusters.csv")
            + (WritesPairs ? ", pairs.csv" : "") + (WritesReport ? ", report.html" : ""));
    }

    /// <summary>What a reader should know, in sentences.</summary>
    public static IEnumerable<string> Notes(LinkInput input, LinkResult result)
        => input.HasDoubleIds
            ? result.Notes.Prepend("Some records bear the same id; clusters are named by file and row instead.")
            : result.Notes;

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
