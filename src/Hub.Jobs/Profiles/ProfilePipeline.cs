using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles;
using Hub.Jobs.CommandLine;
using Hub.Jobs.Profiles.Rendering;

namespace Hub.Jobs.Profiles;

/// <summary>A file that was written for somebody to open.</summary>
public sealed record WrittenFile(string Area, string Path, int Bytes);

/// <summary>Asks for profiles and follows the work from figures to files: one job asks for the next.</summary>
internal sealed class ProfilePipeline(LocalHub hub, RunRequest request)
{
    private const string Purpose = "assemble the profiles of a period";

    /// <summary>The areas that profiles are made for, with the sentence that says which set that is.</summary>
    public async Task<ProfileAreaSet> AreasAsync(CancellationToken cancellationToken)
        => await hub.Database.InScopeAsync(
                Scope.None(SystemActors.CommandLine, Purpose),
                async session => new ProfileAreas(await AreaIndex.LoadAsync(session))
                    .ForPeriod(request.AreaKind, request.From, request.Until),
                cancellationToken)
            ?? throw new CommandRefusal(
                $"No areas of kind {request.AreaKind} stand on the period's last day; import areas that do, or choose another kind.");

    /// <summary>Computes, freezes and renders, each as a job, and waits for all of it.</summary>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        if (request.Refusal() is { } refusal)
        {
            throw new CommandRefusal(refusal);
        }

        var compute = await hub.Database.InScopeAsync(
            Scope.None(SystemActors.CommandLine, Purpose),
            async session =>
            {
                var run = await IndicatorQueries.CreateRunAsync(session, request, TimeProvider.System);
                return await JobRequests.AskAsync(session, new JobAsk(
                    JobKinds.IndicatorCompute, run.ToString(CultureInfo.InvariantCulture), SystemActors.CommandLine, Purpose));
            },
            cancellationToken);
        await hub.Watch.WaitAsync("Computing indicators", new Dictionary<long, string> { [compute] = "all kinds" }, cancellationToken);
        var last = await WaitForNextAsync("Freezing profiles", JobKinds.ProfileSnapshot, compute, cancellationToken);
        await WaitForNextAsync("Rendering profiles", JobKinds.ProfileRender, last, cancellationToken);
    }

    /// <summary>Asks that the newest snapshots be rendered (by the engine of now), and waits.</summary>
    public async Task RenderAsync(CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        foreach (var (area, snapshot) in await NewestAsync(cancellationToken))
        {
            var id = await hub.Database.InScopeAsync(
                Scope.None(SystemActors.CommandLine, Purpose),
                session => JobRequests.AskAsync(session, new JobAsk(
                    JobKinds.ProfileRender, snapshot.SnapshotId.ToString(), SystemActors.CommandLine, Purpose)),
                cancellationToken);
            names[id] = area.Name;
        }

        await hub.Watch.WaitAsync("Rendering profiles", names, cancellationToken);
    }

    /// <summary>Writes the newest documents of every area to a folder, replacing files of the same names.</summary>
    public async Task<IReadOnlyList<WrittenFile>> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var engine = hub.Get<RendererChoice>() is RendererChoice.Ready ready ? ready.Renderer.Name : "";
        var written = new List<WrittenFile>();
        foreach (var (area, snapshot) in await NewestAsync(cancellationToken))
        {
            var documents = await InAssemblyAsync(
                session => ProfileStore.ListDocumentsAsync(session, snapshot.SnapshotId), cancellationToken);
            foreach (var document in documents.Where(document => document.Format != "pdf" || document.Engine == engine))
            {
                var path = Path.Combine(folder, document.FileName);
                await File.WriteAllBytesAsync(path, document.Content, cancellationToken);
                written.Add(new WrittenFile(area.Name, path, document.Content.Length));
            }
        }

        return written;
    }

    private async Task<IReadOnlyList<(Area Area, StoredSnapshot Snapshot)>> NewestAsync(CancellationToken cancellationToken)
    {
        var set = await AreasAsync(cancellationToken);
        return await InAssemblyAsync(
            async session =>
            {
                var found = new List<(Area, StoredSnapshot)>();
                foreach (var area in set.Areas)
                {
                    var snapshot = await ProfileStore.FindNewestSnapshotAsync(session, area.AreaId, request.From, request.Until)
                        ?? throw new CommandRefusal($"No profile of {area.Name} is frozen for this period; run hub profile build first.");
                    found.Add((area, snapshot));
                }

                return found;
            },
            cancellationToken);
    }

    private async Task<T> InAssemblyAsync<T>(Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            hub.Database, SystemActors.Profiles, "hand out assembled profiles", cancellationToken);
        return await hub.Database.InScopeAsync(scope, work, cancellationToken);
    }

    // The request that asked for these committed together with them, so they are there.
    private async Task<long> WaitForNextAsync(string title, string kind, long after, CancellationToken cancellationToken)
    {
        var next = await hub.Database.InScopeAsync(
            Scope.None(SystemActors.CommandLine, Purpose),
            session => JobRequests.AskedAfterAsync(session, kind, after),
            cancellationToken);
        var names = next.Select((status, index) => (status.RequestId, Name: $"profile {index + 1}"))
            .ToDictionary(pair => pair.RequestId, pair => pair.Name);
        await hub.Watch.WaitAsync(title, names, cancellationToken);
        return names.Count == 0 ? after : names.Keys.Max();
    }
}
