using System.CommandLine;
using System.Globalization;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Access;

/// <summary><c>hub admin people --file FILE</c>: agencies' tenants, people and roles of a first set-up, as the owner.</summary>
public static class AdminPeopleCommand
{
    internal static Command Create()
    {
        var file = new Option<string>("--file")
        {
            Description = "JSON with people, agencies and clients.",
            Required = true,
        };
        var command = new Command(
            "people",
            "Register agencies' tenants, people and roles from a file (HUB_OWNER_DATABASE). It adds, and never gives back what an "
            + "administrator took away.")
        {
            file,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(CommandSettings.Read(), parsed.GetRequiredValue(file), Console.Out, cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(
        CommandSettings settings, string path, TextWriter screen, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new CommandRefusal($"The file {path} does not exist; correct --file.");
        }

        var (file, problems) = PeopleFile.Read(await File.ReadAllTextAsync(path, cancellationToken));
        if (file is null)
        {
            throw new CommandRefusal(string.Join(Environment.NewLine, problems.Append("Nothing was registered.")));
        }

        await using var source = HubDataSource.Create(settings.OwnerDatabase);
        var outcome = await new RegisterPeople(new HubDatabase(source), TimeProvider.System).HandleAsync(file, cancellationToken);
        if (outcome is not RegisterPeopleOutcome.Registered done)
        {
            throw new CommandRefusal(((RegisterPeopleOutcome.Refused)outcome).Sentence);
        }

        await screen.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"New: {done.Agencies} agencies, {done.Memberships} memberships, {done.Grants} roles, {done.Clients} API clients."));
        foreach (var area in done.UnknownAreas)
        {
            await screen.WriteLineAsync($"Note: a role is given for the area {area}, which is not imported; nothing is seen until it is.");
        }

        return 0;
    }
}
