using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Quality;
using Hub.Data.Ingest.Reports;
using Hub.Data.Profiles.Receipts;
using Hub.Data.Profiles.Snapshot;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>
/// What the check of a return found, and what its sender can do about it. Shows values of the agency's own rows, so each look is
/// recorded. A post discards the return or asks for another check.
/// </summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, ReadSubmissionProblems read, CheckAgain again, TimeProvider time)
    : PageModel
{
    private static readonly NotificationKind[] Told =
        [NotificationKind.SubmissionChecked, NotificationKind.SubmissionTakenIn, NotificationKind.SubmissionRefused];

    /// <summary>The return.</summary>
    public SubmissionDetail Detail { get; private set; } = null!;

    /// <summary>The report, as every door gives it.</summary>
    public SubmissionReportDocument Document { get; private set; } = null!;

    /// <summary>How good its file was; null where no row was read.</summary>
    public QualityView? Quality { get; private set; }

    /// <summary>What has happened to it.</summary>
    public IReadOnlyList<TrailStep> Trail { get; private set; } = [];

    /// <summary>Which draft profiles use it.</summary>
    public IReadOnlyList<SubmissionUse> Uses { get; private set; } = [];

    /// <summary>What returns of its kind did in the newest build; null where this one is in none.</summary>
    public Receipt? Receipt { get; private set; }

    /// <summary>Whether the reader may act on it.</summary>
    public bool MayAct => current.Require().Can(Permission.SendSubmissions);

    /// <summary>Whether it waits for its sender.</summary>
    public bool IsOpen => Detail.Report is { Status: SubmissionStatus.Checked, IsDecidedByPerson: true };

    /// <summary>What may be decided now; null where it can only be changed or stopped.</summary>
    public string? Decision => IsOpen && !Detail.IsStale ? Data.Ingest.Deciding.Decision.For(Detail.Report.Verdict) : null;

    /// <summary>The address at which another file for the same period is sent.</summary>
    public string SendAgainPath => ReportWords.SendPath(Detail.Report);

    /// <summary>Shows the report; not found where the agency has no such return.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
        => await FindAsync(key, cancellationToken) ? Page() : NotFound();

    /// <summary>Asks for another check.</summary>
    public async Task<IActionResult> OnPostAgainAsync(Guid key, CancellationToken cancellationToken)
    {
        switch (await again.HandleAsync(current.Require(), new(key), cancellationToken))
        {
            case DecidingOutcome.Done:
                return Redirect($"/submissions/{key}/progress");
            case DecidingOutcome.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                return await FindAsync(key, cancellationToken) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), new(key), cancellationToken) is not SubmissionProblemsOutcome.Shown shown)
        {
            return false;
        }

        (Detail, Document) = (shown.Detail, shown.Document);
        await database.InScopeAsync(
            current.Require().ScopeFor("read the quality and the way of a return"),
            async session =>
            {
                await NotificationStore.MarkReadAboutAsync(
                    session, Told, Detail.Report.SubmissionId.ToString(CultureInfo.InvariantCulture), time.GetUtcNow());
                Quality = await QualityQueries.ViewAsync(session, current.Require().Acting.AgencyId, Detail.Report.SubmissionId);
                Trail = await TrailQueries.ReadAsync(session, Detail.Report.SubmissionId);
                Uses = await SubmissionUseQueries.OfAsync(session, [Detail.Report.SubmissionId]);
                Receipt = Uses.Count == 0
                    ? null
                    : await ReceiptQueries.NewestOfAsync(session, current.Require().Acting.AgencyId, Detail.Report.Kind);
            },
            cancellationToken);
        return true;
    }
}
