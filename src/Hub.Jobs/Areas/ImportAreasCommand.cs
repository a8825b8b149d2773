using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Areas;

/// <summary>
/// <c>hub areas import DIR</c>: makes the hub's areas say what a folder says. Runs as hub_owner: areas decide where every row is
/// counted and what it is divided by, so neither worker nor portal may write them.
/// </summary>
public static class ImportAreasCommand
{
    /// <summary>
    /// Imports and reports on <paramref name="output"/>: one line for each problem, then what changed.
    /// </summary>
    /// <param name="owner">The owner's database.</param>
    /// <param name="directory">The folder with data files.</param>
    /// <param name="descriptionPath">The hub.json that describes it; null means the one in the folder.</param>
    /// <param name="output">Where to report.</param>
    /// <param name="cancellationToken">Stops the import, which then changes nothing.</param>
    /// <exception cref="CommandRefusal">The folder cannot be imported; the hub's areas are as they were.</exception>
    public static async Task<AreaImportResult> ImportAsync(
        HubDatabase owner, string directory, string? descriptionPath, TextWriter output, CancellationToken cancellationToken)
    {
        AreaFolder folder;
        try
        {
            folder = AreaFolder.Read(directory, descriptionPath ?? Path.Combine(directory, "hub.json"));
        }
        catch (AreaFolderException problem)
        {
            throw new CommandRefusal(problem.Message);
        }

        var result = await new AreaImport(owner).ImportAsync(folder, "system:areas-import", cancellationToken);
        foreach (var problem in result.Problems)
        {
            await output.WriteLineAsync($"{(problem.IsError ? "error" : "warning")}: {problem.Message}");
        }

        if (!result.Succeeded)
        {
            var errors = result.Problems.Count(p => p.IsError);
            throw new CommandRefusal(errors == 1
                ? "The areas were not imported: mend the error above and run it again."
                : $"The areas were not imported: mend the {errors} errors above and run it again.");
        }

        await output.WriteLineAsync(result.ChangedNothing
            ? "The areas were up to date."
            : string.Join(Environment.NewLine, result.Tables.Select(t =>
                $"{t.Table,-24} {t.Rows,8:N0} rows, {t.Written:N0} written, {t.Removed:N0} removed")));
        return result;
    }
}
