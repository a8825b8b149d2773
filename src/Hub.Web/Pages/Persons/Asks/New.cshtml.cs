using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Asks;
using Hub.Data.Sharing;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>Asks about one row of the agency's own returns, with a reason. Writes the question.</summary>
[RequiresPermission(Permission.AskAgencies)]
public sealed class NewModel(CurrentActor current, HubDatabase database, AskAgencies ask, CurrentKinds kinds) : PageModel
{
    /// <summary>What every asker reads, whatever the hub knows.</summary>
    private const string Asked = "Your question is asked. You are told if an agency names somebody to talk to.";

    /// <summary>The return.</summary>
    [BindProperty]
    public Guid? Return { get; set; }

    /// <summary>The row in it.</summary>
    [BindProperty]
    public string? RowNumber { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The returns to choose from.</summary>
    public IReadOnlyList<Choice> Returns { get; private set; } = [];

    /// <summary>Agencies that let this one ask, by what.</summary>
    public IReadOnlyList<AskSwitch> Switches { get; private set; } = [];

    /// <summary>The form.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => FillAsync(cancellationToken);

    /// <summary>Asks, and says the same whatever is linked.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Return is null)
        {
            ModelState.AddModelError(nameof(Return), "Choose the return that holds the row.");
        }

        if (!int.TryParse(RowNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            ModelState.AddModelError(nameof(RowNumber), "Enter the number of the row, such as 12.");
        }

        if (ModelState.IsValid)
        {
            switch (await ask.HandleAsync(
                current.Require(), new AskRequest(Return!.Value, row, Reason ?? ""), cancellationToken))
            {
                case AskOutcome.Done:
                    Notice.Set(TempData, Asked);
                    return Redirect("/persons/asks");
                case AskOutcome.Refused refused:
                    ModelState.AddModelError(refused.Field, refused.Sentence);
                    break;
                default:
                    return NotFound();
            }
        }

        await FillAsync(cancellationToken);
        return Page();
    }

    private Task FillAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var agency = actor.Acting.AgencyId;
        return database.InScopeAsync(
            actor.ScopeFor("choose a row to ask about"),
            async session =>
            {
                var allowed = await AskKinds.OfAsync(session, kinds, await AgreementQueries.AgencyTypeAsync(session, agency) ?? "");
                Returns = [.. (await AskQueries.ReturnsAsync(session, agency, [.. allowed.Select(kind => kind.Kind)]))
                    .Select(one => new Choice(
                        one.SubmissionKey.ToString(), $"{one.Title}, {When.Period(one.PeriodFrom, one.PeriodUntil)}: {one.FileName}"))];
                Switches = [.. (await AskQueries.SwitchesAsync(session, agency)).Where(one => one.AskerId == agency)];
            },
            cancellationToken);
    }
}
