using System.CommandLine;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Words;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Jobs.CommandLine;
using Hub.Jobs.Profiles.Rendering;

namespace Hub.Jobs.Profiles;

/// <summary>
/// <c>hub profile publish</c>: releases the profiles of an invented force with the words of its input folder, as fictional analysts, a
/// reviewer and an approver and through the commands of the pages. Needs the owner's rights (HUB_OWNER_DATABASE).
/// </summary>
internal static class PublishCommand
{
    private sealed record Release(PublishWords Words, Actor Reviewer, Actor Approver);

    private sealed record Standing(Guid Id, string Area, string Status);

    public static Command Create()
    {
        var words = new Option<string>("--words") { Description = "JSON file of words by area.", Required = true };
        var analyst = new Option<string[]>("--analyst")
        {
            Description = "E-mail address of who writes; again for each analyst.", Required = true,
        };
        var reviewer = new Option<string>("--reviewer") { Description = "E-mail address of the peer who agrees.", Required = true };
        var approver = new Option<string>("--approver") { Description = "E-mail address of who approves.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for the PDFs.", DefaultValueFactory = _ => "out" };
        var command = new Command("publish", "Release an invented force's profiles with the words of its folder.")
        {
            words, analyst, reviewer, approver, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = CommandSettings.Read();
            var file = await ReadAsync(parsed.GetRequiredValue(words), cancellationToken);
            await using var source = HubDataSource.Create(settings.OwnerDatabase);
            var owner = new HubDatabase(source);
            var analysts = new List<Actor>();
            foreach (var email in parsed.GetRequiredValue(analyst))
            {
                analysts.Add(await PersonAsync(owner, email, cancellationToken));
            }

            await using var hub = await LocalHub.StartAsync(settings, cancellationToken);
            var options = hub.Get<IConfiguration>().GetSection(PdfOptions.Section).Get<PdfOptions>() ?? new PdfOptions();
            var release = new Release(
                new PublishWords(owner, PrintableCharacters.In(options.FontFolder), TimeProvider.System),
                await PersonAsync(owner, parsed.GetRequiredValue(reviewer), cancellationToken),
                await PersonAsync(owner, parsed.GetRequiredValue(approver), cancellationToken));
            await RunAsync(hub, owner, analysts, release, file, parsed.GetRequiredValue(output), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task<WordsFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new CommandRefusal($"The file {path} does not exist; correct --words.");
        }

        var (file, problem) = WordsFile.Read(await System.IO.File.ReadAllTextAsync(path, cancellationToken));
        return file ?? throw new CommandRefusal($"{path} cannot be used. {problem}");
    }

    private static async Task<Actor> PersonAsync(HubDatabase owner, string email, CancellationToken cancellationToken)
        => await KnownPeople.FindAsync(owner, email, cancellationToken)
            ?? throw new CommandRefusal($"Nobody active has the address {email}; register them first (hub admin people).");

    private static async Task RunAsync(
        LocalHub hub, HubDatabase owner, IReadOnlyList<Actor> analysts, Release release, WordsFile file, string output,
        CancellationToken cancellationToken)
    {
        var (profiles, problems) = (new List<Standing>(), new List<string>());
        foreach (var words in file.Profiles)
        {
            if (await FindAsync(owner, analysts, words.Area, cancellationToken) is not (var analyst, var target))
            {
                problems.Add($"No figures of area {words.Area} are frozen that one of the analysts may write beside.");
            }
            else if (target is { Profile: { } id, Status: { } status })
            {
                profiles.Add(new Standing(id, target.AreaName, status));
            }
            else
            {
                var people = new PublishingPeople(analyst, release.Reviewer, release.Approver);
                switch (await release.Words.RunAsync(people, target, words, cancellationToken))
                {
                    case PublishingOutcome.Done done:
                        profiles.Add(new Standing(done.PublicationId, target.AreaName, PublicationStatus.Approved));
                        break;
                    case PublishingOutcome.Refused refused:
                        problems.Add($"The profile of {target.AreaName} was not released. {refused.Sentence}");
                        break;
                    default:
                        problems.Add($"The profile of {target.AreaName} is not there for these people: look at their roles and areas.");
                        break;
                }
            }
        }

        await WaitAsync(hub, profiles, cancellationToken);
        await WriteAsync(hub, profiles, output, problems, cancellationToken);
        if (problems.Count > 0)
        {
            throw new CommandRefusal(string.Join(Environment.NewLine, problems));
        }
    }

    private static async Task<(Actor Analyst, WordsTarget Target)?> FindAsync(
        HubDatabase owner, IReadOnlyList<Actor> analysts, string area, CancellationToken cancellationToken)
    {
        foreach (var analyst in analysts)
        {
            var targets = await owner.InScopeAsync(
                analyst.ScopeFor("find profiles to write"), session => WordsQueries.TargetsAsync(session, [area]), cancellationToken);
            if (targets is [var target])
            {
                return (analyst, target);
            }
        }

        return null;
    }

    private static async Task WaitAsync(LocalHub hub, IReadOnlyList<Standing> profiles, CancellationToken cancellationToken)
    {
        var asked = await hub.Database.InScopeAsync(
            Scope.None(SystemActors.CommandLine, "follow releases"),
            session => JobRequests.AskedAfterAsync(session, JobKinds.ProfileRelease, 0),
            cancellationToken);
        var names = profiles.Where(profile => profile.Status == PublicationStatus.Approved)
            .Join(asked, profile => profile.Id.ToString(), request => request.SubjectId, (profile, request) => (request, profile.Area))
            .ToDictionary(pair => pair.request.RequestId, pair => pair.Area);
        if (names.Count > 0)
        {
            await hub.Watch.WaitAsync("Releasing profiles", names, cancellationToken);
        }
    }

    private static async Task WriteAsync(
        LocalHub hub, IReadOnlyList<Standing> profiles, string output, List<string> problems, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(output);
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            hub.Database, SystemActors.Profiles, "hand out released profiles", cancellationToken);
        var (released, editions) = (0, 0);
        foreach (var profile in profiles)
        {
            var files = await hub.Database.InScopeAsync(scope, session => WordsQueries.PdfsAsync(session, profile.Id), cancellationToken);
            if (files.Count == 0)
            {
                var why = await hub.Database.InScopeAsync(
                    scope, session => WordsQueries.StoppedAsync(session, profile.Id), cancellationToken);
                problems.Add(profile.Status == PublicationStatus.Approved
                    ? $"The profile of {profile.Area} was approved but not released. {why}"
                    : $"The profile of {profile.Area} is {PublicationStatus.Words(profile.Status)} since an earlier run: finish it on "
                        + "its desk.");
                continue;
            }

            foreach (var (name, content) in files)
            {
                var path = Path.Combine(output, name);
                await System.IO.File.WriteAllBytesAsync(path, content, cancellationToken);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{content.Length / 1024,7:N0} kB  {path}"));
            }

            released++;
            editions += files.Count;
        }

        Console.WriteLine($"Released: {released} profiles in {editions} editions. PDFs in {output}");
    }
}
