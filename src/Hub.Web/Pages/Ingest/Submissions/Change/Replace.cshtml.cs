using Hub.Data.Access;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Replacing;
using Hub.Web.Forms;
using Hub.Web.Pages.Ingest.Submissions.Send;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions.Change;

/// <summary>
/// A return is replaced: before its new file is sent, what that means; after the new file's check, what it changes. Writes nothing but
/// the event of the look.
/// </summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class ReplaceModel(CurrentActor current, ReadReplacement read) : PageModel
{
    /// <summary>The two returns and what changes.</summary>
    public ReplacementView Seen { get; private set; } = null!;

    /// <summary>The return and its period.</summary>
    public string Name => $"{Seen.Old.Title}, {When.Period(Seen.Old.PeriodFrom, Seen.Old.PeriodUntil)}";

    /// <summary>Whether a new file may be sent for it now.</summary>
    public bool MaySend => SubmissionStatus.Counting.Contains(Seen.Old.Status) && !Seen.IsBeingWithdrawn && Seen.New is null;

    /// <summary>Where the new file is declared, filled in.</summary>
    public string SendPath
        => Declaration.Address(Seen.Old.Kind, Seen.Old.PeriodFrom, Seen.Old.PeriodUntil) + $"&replaces={Seen.Old.Key}";

    /// <summary>What a field is called on the page.</summary>
    public string Title(string field) => field == "_place" ? "Area of the row" : Seen.Kind?.Field(field)?.Title ?? field;

    /// <summary>Shows it; not found where the agency has no such return.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        var found = await read.HandleAsync(current.Require(), key, cancellationToken);
        Seen = found!;
        return found is null ? NotFound() : Page();
    }
}
