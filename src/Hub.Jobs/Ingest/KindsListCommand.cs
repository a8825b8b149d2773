using System.CommandLine;
using System.Globalization;
using Hub.Data.Ingest.Kinds;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Ingest;

/// <summary><c>hub kinds list</c>: the dataset kinds that this hub reads, and what is wrong with the others.</summary>
public static class KindsListCommand
{
    internal static Command Create()
    {
        var list = new Command("list", "List the dataset kinds; fails when a definition cannot be used.");
        list.SetAction(_ =>
        {
            var kinds = Load(CommandSettings.Read());
            foreach (var kind in kinds.Kinds.OrderBy(kind => kind.Kind, StringComparer.Ordinal))
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{kind.Kind,-40} {kind.Version,3}  {kind.Title}"));
            }

            return 0;
        });
        return new Command("kinds", "Dataset kinds: what may be sent.") { list };
    }

    /// <summary>The kinds of the configured folder; refused when any definition there is wrong.</summary>
    public static DatasetKinds Load(CommandSettings settings)
    {
        var kinds = DatasetKinds.Load(settings.Datasets);
        foreach (var error in kinds.Errors)
        {
            Console.Error.WriteLine(error.Text);
        }

        return kinds.Errors.Count == 0
            ? kinds
            : throw new CommandRefusal($"{kinds.Errors.Count} errors in the definitions of dataset kinds; correct the lines above.");
    }
}
