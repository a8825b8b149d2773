using System.Diagnostics;
using Hub.SampleForce;

var (options, problem) = SampleOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(problem);
    return 2;
}

var watch = Stopwatch.StartNew();
var force = SampleFolder.Write(options);
Console.WriteLine($"Wrote the fictional force to {options.Folder}: {force.Cells.Count} cells, {force.Wards.Count} wards, "
    + $"{force.Cells.Sum(cell => (long)cell.Residents):N0} residents, in {watch.Elapsed.TotalSeconds:F1} s.");
return 0;
