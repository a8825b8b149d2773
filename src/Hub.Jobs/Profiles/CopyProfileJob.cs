using System.Text.Json;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Editions.Copies;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Profiles;

/// <summary>
/// <c>profile.copy</c>, subject: edition and account. Makes the PDF of a frozen edition with its reader's name and a number on every page,
/// as <see cref="SystemActors.Profiles"/>. A reader has one copy of an edition, so a second run leaves the first.
/// </summary>
internal sealed class CopyProfileJob(RendererChoice choice, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.ProfileCopy;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (choice is RendererChoice.Refused refused)
        {
            return JobOutcome.Refuse(refused.Reason);
        }

        var renderer = ((RendererChoice.Ready)choice).Renderer;
        var (editionId, recipient) = CopySubject.Read(run.Request.SubjectId);
        if (run.Request.AskedByAgency is not { } agency || run.Request.AskedBy != recipient.ToString())
        {
            return JobOutcome.Refuse("A copy is made for the one who asks for it: ask for your own.");
        }

        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Profiles, run.Request.Purpose, cancellationToken);
        await run.Progress.ReportAsync("laying out pages", 0, null, cancellationToken);
        return await run.Database.InScopeAsync(
            scope,
            async session =>
            {
                var number = await CopyStore.NextNumberAsync(session, editionId);
                if (await CopyStore.FindAsync(session, editionId, recipient) is null)
                {
                    if (await EditionStore.FindContentAsync(session, editionId) is not { } content
                        || await CopyStore.RecipientAsync(session, recipient, agency) is not { } name)
                    {
                        return JobOutcome.Refuse("The edition to be copied does not stand any more: read the list of profiles.");
                    }

                    var copy = new PersonalCopy(number, name);
                    using var pdf = new MemoryStream();
                    renderer.Render(ProfileAssembly.Assemble(content, copy), pdf, cancellationToken);
                    await CopyStore.AddAsync(
                        session,
                        editionId,
                        copy,
                        recipient,
                        new RenderedFile(
                            "pdf", renderer.Name, ProfileAssembly.FileName(content, copy) + ".pdf", pdf.ToArray(),
                            JsonSerializer.Serialize(renderer.Fonts)),
                        time.GetUtcNow());
                }

                await run.FinishAsync(session);
                return JobOutcome.Done;
            },
            cancellationToken);
    }
}
