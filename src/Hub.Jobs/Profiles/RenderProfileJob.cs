using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Profiles;

/// <summary>
/// <c>profile.render</c>, subject: snapshot id. Makes the PDF and the HTML twin of a frozen profile as
/// <see cref="SystemActors.Profiles"/> and stores their bytes, which are the record; bytes stored before stay.
/// </summary>
internal sealed class RenderProfileJob(RendererChoice choice, FigureLinks links, TimeProvider time) : IJobHandler
{
    private const string Edition = "full";

    /// <inheritdoc/>
    public string Kind => JobKinds.ProfileRender;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (choice is RendererChoice.Refused refused)
        {
            return JobOutcome.Refuse(refused.Reason);
        }

        var renderer = ((RendererChoice.Ready)choice).Renderer;
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Profiles, run.Request.Purpose, cancellationToken);
        await run.Progress.ReportAsync("laying out pages", 0, null, cancellationToken);
        return await run.Database.InScopeAsync(
            scope,
            async session =>
            {
                var stored = await ProfileStore.FindSnapshotAsync(session, Guid.Parse(run.Request.SubjectId));
                if (stored is null && await WithdrawnDraftQueries.IsWithdrawnAsync(session, Guid.Parse(run.Request.SubjectId)))
                {
                    await run.FinishAsync(session);
                    return JobOutcome.Done;
                }

                if (stored is null)
                {
                    return JobOutcome.Refuse("The profile to be rendered does not exist: build it again.");
                }

                var content = SnapshotJson.Read(stored.Content);
                var document = ProfileAssembly.Assemble(content, stored.CreatedAt) with { FiguresAt = links.Of(stored.SnapshotId) };
                using var pdf = new MemoryStream();
                renderer.Render(document, pdf, cancellationToken);
                var name = ProfileAssembly.FileName(content);
                var fonts = JsonSerializer.Serialize(renderer.Fonts);
                await StoreAsync(session, stored, "pdf", renderer.Name, name + ".pdf", pdf.ToArray(), fonts);
                await StoreAsync(
                    session, stored, "html", "Html", name + ".html",
                    Encoding.UTF8.GetBytes(HtmlWriter.WriteDocument(document)), "[]");
                await run.FinishAsync(session);
                return JobOutcome.Done;
            },
            cancellationToken);
    }

    private Task<bool> StoreAsync(
        HubSession session, StoredSnapshot snapshot, string format, string engine, string fileName, byte[] content, string fonts)
        => ProfileStore.AddDocumentAsync(session, new StoredDocument(
            Guid.CreateVersion7(time.GetUtcNow()),
            snapshot.SnapshotId,
            snapshot.ProfileAreaId,
            Edition,
            format,
            engine,
            fileName,
            content,
            SHA256.HashData(content),
            fonts,
            time.GetUtcNow()));
}
