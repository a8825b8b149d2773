using System.CommandLine;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Areas;

/// <summary><c>hub areas import DIR</c>: reads the areas that an input folder describes, as the owner of the reference data.</summary>
public static class AreasImportCommand
{
    internal static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "The folder with boundaries, lookups and populations." };
        var import = new Command("import", "Import the areas that a folder describes (HUB_OWNER_DATABASE).") { directory };
        import.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = InputFolder.Open(parsed.GetRequiredValue(directory));
            var result = await ImportAsync(CommandSettings.Read(), folder, cancellationToken);
            foreach (var table in result.Tables.Where(table => table.Rows > 0))
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{table.Table,-18} {table.Rows,9:N0} rows, {table.Written:N0} written, {table.Removed:N0} removed"));
            }

            return 0;
        });
        return new Command("areas", "Areas: reference data of places and their dates.") { import };
    }

    /// <summary>Imports, says its warnings, and refuses with the first error.</summary>
    public static async Task<AreaImportResult> ImportAsync(
        CommandSettings settings, InputFolder folder, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(settings.OwnerDatabase);
        var description = AreaFolder.Read(folder.Directory, folder.DescriptionPath);
        var result = await new AreaImport(new HubDatabase(source)).ImportAsync(description, SystemActors.CommandLine, cancellationToken);
        foreach (var problem in result.Problems)
        {
            await Console.Error.WriteLineAsync((problem.IsError ? "Error: " : "Note: ") + problem.Message);
        }

        return result.Succeeded
            ? result
            : throw new CommandRefusal("The areas were not imported; correct the errors above. Nothing was changed.");
    }
}
