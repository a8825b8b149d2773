using System.CommandLine;
using System.Globalization;
using Hub.Data.Database;
using Hub.Data.Profiles.Threats;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Profiles;

/// <summary>
/// <c>hub threat-matrix check FILE</c> says what is wrong with a new version of the threat matrix; <c>add FILE</c> puts it in force, as
/// the owner of the reference data.
/// </summary>
public static class ThreatMatrixCommand
{
    internal static Command Create()
        => new("threat-matrix", "The threat matrix: criteria, anchors and weights.")
        {
            WithFile("check", "Say what is wrong with a version in a file; changes nothing.", (json, _) =>
            {
                var matrix = Read(json);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"Version {matrix.Version} can be used: {matrix.Criteria.Count()} criteria."));
                return Task.CompletedTask;
            }),
            WithFile("add", "Put the next version in force (HUB_OWNER_DATABASE).", AddAsync),
        };

    private static Command WithFile(string name, string description, Func<string, CancellationToken, Task> work)
    {
        var file = new Argument<string>("FILE") { Description = "The version as JSON; docs/decisions/0019 says how." };
        var command = new Command(name, description) { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                throw new CommandRefusal($"There is no file {path}.");
            }

            await work(await File.ReadAllTextAsync(path, cancellationToken), cancellationToken);
            return 0;
        });
        return command;
    }

    private static ThreatMatrix Read(string json)
        => AddThreatMatrix.Read(json) switch
        {
            (var matrix, []) => matrix!,
            var (_, problems) => throw Refusal(problems),
        };

    private static async Task AddAsync(string json, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(CommandSettings.Read().OwnerDatabase);
        switch (await new AddThreatMatrix(new HubDatabase(source)).HandleAsync(json, cancellationToken))
        {
            case AddThreatMatrixOutcome.Added added:
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Version {added.Matrix.Version} is in force for every profile that is not scored yet."));
                break;
            case AddThreatMatrixOutcome.Refused refused:
                throw Refusal(refused.Sentences);
        }
    }

    private static CommandRefusal Refusal(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return new CommandRefusal("The threat matrix was not taken: correct what the lines above say.");
    }
}
