using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Requests;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Requests;

/// <summary>
/// One request: its analysts send it or take it back, the partner's data officers answer it. The commands judge again who may.
/// </summary>
[RequiresPermission(Permission.ViewDataRequests)]
public sealed class RequestModel(
    CurrentActor current, HubDatabase database, SendDataRequest send, AnswerDataRequest answer, CloseDataRequest close) : PageModel
{
    /// <summary>The request.</summary>
    public DataRequest Detail { get; private set; } = null!;

    /// <summary>Whether the reader may send it or take it back.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether the reader may answer it.</summary>
    public bool MayAnswer { get; private set; }

    /// <summary>The partner's answer.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The day by which it will be sent.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>Anything else.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The answers.</summary>
    public static IEnumerable<Choice> Answers { get; } =
    [
        new("will_send", "We will send it", "Give the day below"),
        new("nothing_to_report", "There is nothing to report", "Send a nil return as well: only that closes the gap"),
        new("cannot", "We cannot send it", "Say why below"),
    ];

    /// <summary>Where the partner sends what is asked for.</summary>
    public string SendAddress => string.Create(
        CultureInfo.InvariantCulture,
        $"/submissions/send?kind={Detail.Kind}&from={Detail.PeriodFrom:yyyy-MM-dd}&until={Detail.PeriodUntil:yyyy-MM-dd}");

    /// <summary>Where the draft is written again.</summary>
    public string ChangeAddress => string.Create(
        CultureInfo.InvariantCulture,
        $"/submissions/requests/new?area={Detail.ProfileAreaId}&agency={Detail.PartnerId}&kind={Detail.Kind}"
            + $"&from={Detail.PeriodFrom:yyyy-MM-dd}&until={Detail.PeriodUntil:yyyy-MM-dd}&draft={Detail.RequestId}");

    /// <summary>Shows it; not found where it is neither of the reader's areas nor sent to the reader's agency.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Sends the draft.</summary>
    public Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellationToken)
        => DoAsync(
            id, () => send.HandleAsync(current.Require(), id, cancellationToken), "The request is sent, and the partner is told.",
            cancellationToken);

    /// <summary>Takes the request back.</summary>
    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellationToken)
        => DoAsync(
            id, () => close.HandleAsync(current.Require(), id, cancellationToken), "The request is taken back. The gap on the board stays.",
            cancellationToken);

    /// <summary>Answers the request.</summary>
    public Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken cancellationToken)
        => DoAsync(
            id,
            () => answer.HandleAsync(current.Require(), new DataRequestAnswer(id, Answer ?? "", On, Text), cancellationToken),
            "Your answer is kept, and the analyst is told.",
            cancellationToken);

    private async Task<IActionResult> DoAsync(
        Guid id, Func<Task<DataRequestOutcome>> act, string notice, CancellationToken cancellationToken)
    {
        switch (ModelState.IsValid ? await act() : null)
        {
            case DataRequestOutcome.Done:
                Notice.Set(TempData, notice);
                return Redirect($"/submissions/requests/{id}");
            case DataRequestOutcome.Refused refused:
                ModelState.AddModelError(refused.Field, refused.Sentence);
                return await FindAsync(id, cancellationToken) ? Page() : NotFound();
            case null when await FindAsync(id, cancellationToken):
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var (ours, asked) = await database.InScopeAsync(
            actor.ScopeFor("see a request for data"),
            async session => (
                actor.Can(Permission.ViewCoverage) ? await DataRequestQueries.FindInAreasAsync(session, id) : null,
                actor.Can(Permission.ViewSubmissions)
                    ? await DataRequestQueries.FindAskedOfAsync(session, actor.Acting.AgencyId, id)
                    : null),
            cancellationToken);
        if ((ours ?? asked) is not { } found)
        {
            return false;
        }

        Detail = found;
        MayManage = ours is not null && actor.Can(Permission.RequestData);
        MayAnswer = asked is not null && found.IsOpen && actor.Can(Permission.SendSubmissions);
        return true;
    }
}
