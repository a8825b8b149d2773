using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reports;

namespace Hub.Data.Ingest.Annotating;

/// <summary>A copy on its way out.</summary>
/// <param name="Content">Its bytes; whoever takes it disposes it.</param>
/// <param name="FileName">Its name; says nothing of its content.</param>
public sealed record AnnotatedFile(Stream Content, string FileName);

/// <summary>Gives a made copy of a return to its own agency: rows leave the hub, so it is recorded as an export.</summary>
[Audited(AuditEventKind.AnnotatedFileDownloaded)]
public sealed class DownloadAnnotatedFile(HubDatabase database, QuarantineFolder folder, WorkingKeyStore keys)
{
    /// <summary>A copy of a return of the agency that <paramref name="actor"/> acts for; null where there is none.</summary>
    public Task<AnnotatedFile?> HandleAsync(Actor actor, AskAnnotatedFileRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<AnnotatedFile?>(null)
            : database.InScopeAsync(
                actor.ScopeFor("download a copy of a return with what is wrong"),
                async session =>
                {
                    if (await SubmissionQueries.FindAsync(session, actor.Acting.AgencyId, request.Key) is not { } report
                        || await AnnotatedFileStore.FindAsync(session, report.SubmissionId, request.Form) is not { } copy
                        || await keys.OpenAsync(session, report.SubmissionId) is not { } opened)
                    {
                        return null;
                    }

                    using var seal = opened;
                    var key = seal.Open(copy.StoredName, copy.SealedKey);
                    await AuditStore.WriteAsync(session, new AuditEvent(
                        AuditEventKind.AnnotatedFileDownloaded, "submission",
                        report.SubmissionId.ToString(CultureInfo.InvariantCulture))
                    {
                        Details = AskAnnotatedFile.Facts(request.Form),
                    });
                    return (AnnotatedFile?)new AnnotatedFile(
                        folder.Open(copy.StoredName, key), AnnotatedWords.FileName(report.SubmissionId, request.Form));
                },
                cancellationToken);
}
