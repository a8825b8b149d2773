using System.Reflection;
using System.Text;
using System.Text.Json;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Release;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Profiles;

/// <summary>
/// <c>profile.release</c>, subject: publication id. Freezes the editions of an approved profile, renders each with the engine of the
/// settings, and releases it at its time, all in one transaction as <see cref="SystemActors.Profiles"/>. Before its time it asks for
/// itself again; what stops it is written on the profile's desk.
/// </summary>
internal sealed class ReleaseProfileJob(RendererChoice choice, ICharacterCheck characters, FigureLinks links, TimeProvider time)
    : IJobHandler
{
    private static readonly string Software =
        typeof(ReleaseProfileJob).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "1";

    /// <inheritdoc/>
    public string Kind => JobKinds.ProfileRelease;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (choice is RendererChoice.Refused refused)
        {
            return JobOutcome.Refuse(refused.Reason);
        }

        var renderer = ((RendererChoice.Ready)choice).Renderer;
        var publication = Guid.Parse(run.Request.SubjectId);
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Profiles, run.Request.Purpose, cancellationToken);
        await run.Progress.ReportAsync("making the editions", 0, null, cancellationToken);
        var release = new ReleaseProfile(new Checklist(time, characters), time);
        await run.InWorkAsync(
            scope,
            async session =>
            {
                var outcome = await release.RunAsync(
                    session, publication, Software, content => Render(renderer, content, links.Of(publication), cancellationToken));
                if (outcome is ReleaseOutcome.Later later)
                {
                    await JobRequests.AskAsync(session, new JobAsk(
                        Kind, run.Request.SubjectId, run.Request.AskedBy, run.Request.Purpose, run.Request.AskedByAgency,
                        NotBefore: later.At));
                }
            },
            cancellationToken);
        return JobOutcome.Done;
    }

    private static IReadOnlyList<RenderedFile> Render(
        IProfileRenderer renderer, EditionContent content, string figuresAt, CancellationToken cancellationToken)
    {
        // Readers of narrower editions may not follow a figure.
        var document = ProfileAssembly.Assemble(content) with { FiguresAt = content.Edition == Edition.Full ? figuresAt : null };
        var name = ProfileAssembly.FileName(content, null);
        using var pdf = new MemoryStream();
        renderer.Render(document, pdf, cancellationToken);
        return
        [
            new RenderedFile("pdf", renderer.Name, name + ".pdf", pdf.ToArray(), JsonSerializer.Serialize(renderer.Fonts)),
            new RenderedFile("html", "Html", name + ".html", Encoding.UTF8.GetBytes(HtmlWriter.WriteDocument(document)), "[]"),
        ];
    }
}
