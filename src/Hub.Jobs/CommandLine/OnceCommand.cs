using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons;
using Hub.Data.Profiles;
using Hub.Jobs.Areas;
using Hub.Jobs.Audit;
using Hub.Jobs.Database;
using Hub.Jobs.Ingest;
using Hub.Jobs.Persons;
using Hub.Jobs.Profiles;

namespace Hub.Jobs.CommandLine;

/// <summary>
/// <c>hub once</c>: the whole way from a folder of returns to one profile for each area, with the same jobs as the worker's, in
/// this process. What is loaded stays; running it again finds it loaded and changes no figure.
/// </summary>
public static class OnceCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The input folder.", Required = true };
        var areas = new Option<string?>("--areas") { Description = "Kind of profile area: lpa or csp; else as the folder says." };
        var period = new Option<string?>("--period") { Description = "2025 or 2025-02-01..2026-02-01; else as the folder says." };
        var output = new Option<string>("--out") { Description = "Folder for the profiles.", DefaultValueFactory = _ => "out" };
        var pdf = new Option<string?>("--pdf") { Description = "PDF engine: Pdf or QuestPdf." };
        var command = new Command("once", "From an input folder to profiles, once.") { data, areas, period, output, pdf };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = CommandSettings.Read();
            settings = parsed.GetValue(pdf) is { } engine ? settings.With("Pdf:Engine", engine) : settings;
            var folder = InputFolder.Open(parsed.GetRequiredValue(data));
            var wanted = parsed.GetValue(period) switch
            {
                null => new FolderPeriod(folder.Profile.From, folder.Profile.Until),
                var text => PeriodText.Parse(text)
                    ?? throw new CommandRefusal($"--period {text} is not understood; write 2025 or 2025-02-01..2026-02-01."),
            };
            var request = new RunRequest(parsed.GetValue(areas) ?? folder.Profile.AreaKind, wanted.From, wanted.Until);
            await RunAsync(settings, folder, request, parsed.GetRequiredValue(output), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(
        CommandSettings settings, InputFolder folder, RunRequest request, string output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        ProfilesFeature.EnsureEngine(settings.Configuration);
        KindsListCommand.Load(settings);
        Console.WriteLine(folder.Name);
        await MigrateCommand.MigrateAsync(settings, cancellationToken);
        Say(clock, "Database ready");
        var areas = await AreasImportCommand.ImportAsync(settings, folder, cancellationToken);
        Say(clock, areas.ChangedNothing ? "Areas as they were" : "Areas imported");

        await using var hub = await LocalHub.StartAsync(settings, cancellationToken);
        var agencies = await InputFolderStore.DeclareAsync(
            hub.Database, folder, KindSharing.All(hub.Get<DatasetKinds>()), TimeProvider.System, SystemActors.CommandLine,
            cancellationToken);
        await DeclarePrintingAsync(hub.Database, folder, request, cancellationToken);

        var files = folder.ReturnFiles();
        var received = await ReceiveFiles.ReceiveAsync(hub, files, SystemActors.CommandLine, Doors.Folder, cancellationToken);
        Say(clock, OnceSummary.AtTheDoor(received));
        await ReceiveFiles.WaitAsync(hub, received, cancellationToken);
        await RefuseIfHeldAsync(hub.Database, received, agencies, cancellationToken);
        Say(clock, "Returns decided");

        var linking = await LinkAsync(hub, folder, cancellationToken);
        Say(clock, "Records linked");

        var pipeline = new ProfilePipeline(hub, request);
        var set = await pipeline.AreasAsync(cancellationToken);
        await pipeline.BuildAsync(cancellationToken);
        var written = await pipeline.WriteAsync(output, cancellationToken);
        Say(clock, "Profiles written");
        await hub.Get<Sealer>().RunOnceAsync(cancellationToken);

        var summary = new OnceSummary(hub.Database, agencies, new FolderPeriod(request.From, request.Until), Console.Out);
        await summary.PrintAsync(received, set, cancellationToken);
        Console.WriteLine(linking);
        Console.WriteLine();
        foreach (var file in written)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Bytes / 1024,7:N0} kB  {file.Path}"));
        }
    }

    // Before the profiles, which count linked people; a folder that says who is who is compared with at once.
    private static async Task<string> LinkAsync(LocalHub hub, InputFolder folder, CancellationToken cancellationToken)
    {
        var pipeline = new LinkPipeline(hub);
        await pipeline.RunAsync(JobKinds.PersonLink, LinkSubject.All, cancellationToken);
        var sentences = (await pipeline.SentencesAsync(LinkSubject.All, cancellationToken)).ToList();
        foreach (var subject in LinkSubject.All)
        {
            var truth = Path.Combine(folder.Directory, "truth", subject.IsPerson ? "records.csv" : subject.Name + ".csv");
            if (folder.Fictional && File.Exists(truth) && await pipeline.MeasureAsync(truth, subject, cancellationToken) is { } measure)
            {
                sentences.Add($"{char.ToUpperInvariant(subject.Many[0])}{subject.Many[1..]}. {LinkPipeline.Words(measure)}");
            }
        }

        return string.Join(Environment.NewLine, sentences);
    }

    /// <summary>Profiles without what waits for the virus scan would pass for whole ones.</summary>
    private static async Task RefuseIfHeldAsync(
        HubDatabase database, IReadOnlyList<FileReceived> received, IReadOnlyList<Guid> agencies, CancellationToken cancellationToken)
    {
        var ids = received.Select(file => file.Outcome).OfType<ReceiveOutcome.Received>().Select(file => file.SubmissionId).ToList();
        var held = (await database.InScopeAsync(
                new Scope(SystemActors.CommandLine, "look for returns that wait", agencies, []),
                session => IngestSummaryQueries.SubmissionsAsync(session, ids),
                cancellationToken))
            .Where(submission => submission.HeldSentence is not null)
            .ToList();
        if (held.Count > 0)
        {
            throw new CommandRefusal($"{held.Count} of {received.Count} files wait for the virus scan. {held[0].HeldSentence}");
        }
    }

    private static async Task DeclarePrintingAsync(
        HubDatabase database, InputFolder folder, RunRequest request, CancellationToken cancellationToken)
        => await database.InScopeAsync(
            Scope.None(SystemActors.CommandLine, "declare how profiles are printed"),
            async session =>
            {
                var forces = new ProfileAreas(await AreaIndex.LoadAsync(session)).On(AreaKinds.Force, request.Until.AddDays(-1))
                    ?? throw new CommandRefusal("The folder describes no force for the period's last day; add one to its areas.");
                foreach (var force in forces.Areas)
                {
                    await ProfileStore.DeclareSettingsAsync(session, new ProfileSettings(
                        force.Code,
                        folder.Document.ForceName,
                        folder.Document.Author,
                        folder.Document.Marking,
                        [.. folder.Document.Notices],
                        folder.Fictional,
                        request.AreaKind));
                }
            },
            cancellationToken);

    private static void Say(Stopwatch clock, string what)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:F1} s  {what}"));
}
