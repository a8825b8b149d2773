using System.CommandLine;
using System.Globalization;
using Hub.Data.Indicators;
using Hub.Data.Ingest;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Profiles;

/// <summary><c>hub profile build</c>, <c>render</c> and <c>publish</c>: profiles from what is loaded, their files, their release.</summary>
public static class ProfileCommand
{
    internal static Command Create()
        => new("profile", "Profiles of areas.")
        {
            Verb("build", "Compute, freeze and render the profiles of a period.", (pipeline, token) => pipeline.BuildAsync(token)),
            Verb(
                "render",
                "Render the newest frozen profiles again, with the engine of now.",
                (pipeline, token) => pipeline.RenderAsync(token)),
            PublishCommand.Create(),
        };

    private static Command Verb(string name, string description, Func<ProfilePipeline, CancellationToken, Task> work)
    {
        var period = new Option<string>("--period")
        {
            Description = "2025-Q1, 2025 or 2025-01-01..2025-10-01 (first day, day after the last).", Required = true,
        };
        var areas = new Option<string>("--areas") { Description = "Kind of profile area.", DefaultValueFactory = _ => "lpa" };
        var output = new Option<string>("--out") { Description = "Folder for the files.", DefaultValueFactory = _ => "out" };
        var command = new Command(name, description) { period, areas, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = PeriodText.Parse(parsed.GetRequiredValue(period))
                ?? throw new CommandRefusal($"--period {parsed.GetValue(period)} is not understood; write 2025-Q1 or 2025.");
            await using var hub = await LocalHub.StartAsync(CommandSettings.Read(), cancellationToken);
            var pipeline = new ProfilePipeline(hub, new RunRequest(parsed.GetRequiredValue(areas), wanted.From, wanted.Until));
            await work(pipeline, cancellationToken);
            foreach (var file in await pipeline.WriteAsync(parsed.GetRequiredValue(output), cancellationToken))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Path}  {file.Bytes / 1024:N0} kB"));
            }

            return 0;
        });
        return command;
    }
}
