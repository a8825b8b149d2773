using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Deciding;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>Everything about a return once more, before it is sent. For data officers; a post sends it and writes its event.</summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class CheckModel(CurrentActor current, HubDatabase database, SendSubmission send) : CheckedForm(current, database)
{
    private const string Stop = "stop";

    /// <summary>What the person wants to do, where the return has bad rows or warnings.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    /// <summary>The report that they were shown.</summary>
    [BindProperty]
    public DateTimeOffset SeenCheckedAt { get; set; }

    /// <summary>What its report allows; null where it cannot be sent as it is.</summary>
    public string? Decision => IsOpen && !Detail.IsStale ? Data.Ingest.Deciding.Decision.For(Detail.Report.Verdict) : null;

    /// <summary>What the person chooses from.</summary>
    public IReadOnlyList<Choice> Choices => Decision switch
    {
        Data.Ingest.Deciding.Decision.WithoutBadRows =>
        [
            new(Decision, $"Send it without {(Detail.Report.RowsRejected == 1 ? "this row" : "these rows")}",
                $"{ReportWords.Rows(Detail.Report.RowsRejected ?? 0)} will be missing from every figure until you replace this return."),
            new(Stop, "Go back to the report, to correct it first"),
        ],
        Data.Ingest.Deciding.Decision.WithWarnings =>
        [
            new(Decision, "Send it with the warnings", "All rows count. The warnings stay with the figures."),
            new(Stop, "Go back to the report, to look at them first"),
        ],
        _ => [],
    };

    /// <summary>Sends it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return NotFound();
        }

        if (!IsOpen)
        {
            // Pressed twice, or decided in another window: the return says itself how it stands.
            return Redirect($"/submissions/{key}");
        }

        if (Choice == Stop)
        {
            return Redirect($"/submissions/{key}");
        }

        if (Choices.Count > 0 && Choice is null)
        {
            ModelState.AddModelError(nameof(Choice), "Select what you want to do");
            return Page();
        }

        return await AnswerAsync(
            key,
            await send.HandleAsync(
                Actor, new(key, Choice ?? Data.Ingest.Deciding.Decision.AsItIs, SeenCheckedAt), cancellationToken),
            $"/submissions/{key}/sent", cancellationToken);
    }
}
