using System.CommandLine;

using System.Globalization;
using Hub.Data.Persons.Linking;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Persons.Linking;

/// <summary><c>hub link</c>: links the records of CSV files, without a database.</summary>
public static class LinkCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV files with a heading row.", Arity = ArgumentArity.OneOrMore };
        var config = new Option<string?>(
            "--config") { Description = "What the columns mean, as JSON; without it the hub works it out and prints it." };
        var output = new Option<string>("--out") { Description = "Folder for the results.", Required = true };
        var truth = new Option<string?>("--truth") { Description = "Column that holds the known answer, for measuring only." };
        var threshold = new Option<double>(
            "--threshold") { Description = "Weight in bits from which two records are one subject (0: as likely as not)." };
        var pairs = new Option<bool>(
            "--pairs") { Description = "Write pairs.csv: the pairs above the threshold with the parts of their weight." };
        var report = new Option<bool>("--report") { Description = "Write report.html." };
        var command = new Command("link", "Find the records of one person, premises, vehicle or phone in CSV files.") { files, config,
            output, truth, threshold, pairs, report };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new LinkRun(
                parsed.GetRequiredValue(files), parsed.GetRequiredValue(output), parsed.GetValue(config), parsed.GetValue(truth),
                parsed.GetResult(threshold) is null ? null : parsed.GetValue(threshold), parsed.GetValue(pairs), parsed.GetValue(report));
            await run.RunAsync(Console.Out, cancellationToken);
            return 0;
        });
        return command;
    }
}
