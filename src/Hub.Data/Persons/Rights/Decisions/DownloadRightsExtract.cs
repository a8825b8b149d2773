using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>A copy to be handed to a person.</summary>
/// <param name="FileName">A name without anything about the person.</param>
/// <param name="Content">The file.</param>
public sealed record RightsExtractFile(string FileName, byte[] Content);

/// <summary>Hands the copy of disclosed rows to the agency that owns them; each download is in the audit record.</summary>
[Audited(AuditEventKind.RightsExtractDownloaded)]
public sealed class DownloadRightsExtract(HubDatabase database, RightsSeal seal, TimeProvider time)
{
    /// <summary>The file, or null where there is none for this agency or its time has passed.</summary>
    public async Task<RightsExtractFile?> HandleAsync(Actor actor, Guid decisionId, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.DecideRightsRequests))
        {
            return null;
        }

        return await database.InScopeAsync(
            actor.ScopeFor(RightsPurpose.Decide),
            async session =>
            {
                if (await RightsDecisionStore.FindExtractAsync(session, decisionId, time.GetUtcNow()) is not { } extract)
                {
                    return null;
                }

                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.RightsExtractDownloaded, "rights decision", decisionId.ToString())
                    {
                        Details = new Dictionary<string, string>
                        {
                            ["rows"] = extract.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        },
                    });
                return new RightsExtractFile(
                    $"copy-of-data-{decisionId.ToString("N")[..12]}.csv", seal.OpenExtract(decisionId, extract.Sealed));
            },
            cancellationToken);
    }
}
