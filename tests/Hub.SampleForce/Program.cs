using System.Diagnostics;
using Hub.Data.Ingest.Kinds;
using Hub.SampleForce;

var (options, problem) = SampleOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(problem);
    return 2;
}

var kinds = DatasetKinds.Load(options.Datasets ?? DatasetKinds.ShippedFolder);
if (kinds.Errors.Count > 0)
{
    foreach (var error in kinds.Errors)
    {
        Console.Error.WriteLine(error);
    }

    return 1;
}

var watch = Stopwatch.StartNew();
var summary = SampleFolder.Write(options, kinds.Kinds);
Console.WriteLine(FormattableString.Invariant(
        $"Wrote the fictional force to {options.Folder}: {summary.Force.Cells.Count} cells, {summary.Files} returns with ")
    + FormattableString.Invariant(
        $"{summary.Rows:N0} rows, {summary.PersonRecords:N0} of them about persons, ")
    + FormattableString.Invariant(
        $"{summary.BadRows} made bad on purpose, in {watch.Elapsed.TotalSeconds:F1} s."));
return 0;
