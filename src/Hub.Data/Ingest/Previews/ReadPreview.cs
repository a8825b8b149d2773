using Hub.Data.Access.Notifications;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reports;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest.Previews;

/// <summary>Whose file to show.</summary>
public sealed record ReadPreviewRequest(Guid Key);

/// <summary>What is known of a file before its submission is decided.</summary>
/// <param name="Report">The submission.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Allowed">Fields that the agreement covers; null is every field.</param>
/// <param name="Preview">Its first rows.</param>
/// <param name="Unknown">Values that no list knows.</param>
/// <param name="Own">What was said about reading this file; null where nothing was.</param>
/// <param name="Remembered">What the agency's last files of the kind were read by; null where there were none.</param>
public sealed record ShownPreview(
    SubmissionReport Report, DatasetKind Kind, IReadOnlyCollection<string>? Allowed, SubmissionPreview Preview,
    IReadOnlyList<UnknownCodes> Unknown, ReadingChoice? Own, ReadingChoice? Remembered)
{
    /// <summary>The choice by which it was read.</summary>
    public ReadingChoice? Choice => Own ?? Remembered?.ForLaterFiles();
}

/// <summary>How it ended.</summary>
public abstract record ReadPreviewOutcome
{
    private ReadPreviewOutcome()
    {
    }

    /// <summary>The first rows and everything that a person needs to choose.</summary>
    public sealed record Shown(ShownPreview What) : ReadPreviewOutcome;

    /// <summary>It is still being read.</summary>
    public sealed record Reading(SubmissionReport Report) : ReadPreviewOutcome;

    /// <summary>There is nothing to show: nothing could be read of it, or it was decided and what was kept is gone.</summary>
    public sealed record Nothing(SubmissionReport Report) : ReadPreviewOutcome;

    /// <summary>The agency has no such submission, or the person may not send returns.</summary>
    public sealed record NotThere : ReadPreviewOutcome;
}

/// <summary>Shows the first rows of a file to its sender before anything is decided. A recorded read of rows.</summary>
[Audited(AuditEventKind.SubmissionPreviewRead)]
public sealed class ReadPreview(HubDatabase database, WorkingKeyStore keys, TimeProvider time)
{
    /// <summary>Reads the preview of a submission of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<ReadPreviewOutcome> HandleAsync(Actor actor, ReadPreviewRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<ReadPreviewOutcome>(new ReadPreviewOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor("look into a return before it is decided"),
                session => ReadAsync(session, actor.Acting.AgencyId, request.Key),
                cancellationToken);

    private async Task<ReadPreviewOutcome> ReadAsync(HubSession session, Guid agencyId, Guid key)
    {
        if (await SubmissionQueries.FindAsync(session, agencyId, key) is not { } report)
        {
            return new ReadPreviewOutcome.NotThere();
        }

        await NotificationStore.MarkReadAboutAsync(
            session, [NotificationKind.SubmissionChecked], report.SubmissionId.ToString(CultureInfo.InvariantCulture), time.GetUtcNow());
        if (report.Status is SubmissionStatus.Held or SubmissionStatus.Received or SubmissionStatus.Sent)
        {
            return new ReadPreviewOutcome.Reading(report);
        }

        var preview = report.Status == SubmissionStatus.Checked
            ? await PreviewStore.ReadAsync<SubmissionPreview>(session, keys, report.SubmissionId, PreviewStore.Rows)
            : null;
        var kind = await DatasetKindStore.FindAsync(session, report.Kind, report.KindVersion);
        if (preview?.Sheet is null || kind is null)
        {
            return new ReadPreviewOutcome.Nothing(report);
        }

        var decision = await SharingGate.DecideAsync(session, agencyId, KindSharing.Of(kind), UkTime.Today(time));
        var unknown = await PreviewStore.ReadAsync<List<UnknownCodes>>(session, keys, report.SubmissionId, PreviewStore.Values);
        var mapping = await ReadingStore.MappingAsync(session, agencyId, report.Kind);
        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionPreviewRead, "submission", report.SubmissionId.ToString(CultureInfo.InvariantCulture))
        {
            Agencies = [agencyId],
            Agreements = decision.AgreementIds,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["rows"] = preview.Sheet.Rows.Count.ToString(CultureInfo.InvariantCulture),
            },
        });
        return new ReadPreviewOutcome.Shown(new ShownPreview(
            report, kind, decision is SharingDecision.Allowed allowed ? allowed.Fields : [], preview, unknown ?? [],
            await ReadingStore.OwnAsync(session, report.SubmissionId), mapping?.Choice));
    }
}
