using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Rights;
using Hub.Data.Primitives;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Rights;

/// <summary>Requests that one's agency handles, or that concern rows of its own: nothing of the people. Reads only.</summary>
[RequiresPermission(Permission.DecideRightsRequests)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    /// <summary>The requests.</summary>
    public IReadOnlyList<RightsRequestLine> Lines { get; private set; } = [];

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Whether the reader registers requests.</summary>
    public bool MayRegister => current.Can(Permission.HandleRightsRequests);

    /// <summary>How a request stands, for this reader.</summary>
    public static string Standing(RightsRequestLine line) => line switch
    {
        { AnsweredOn: not null } => "Answered",
        { OwnUndecided: > 0 } => $"{line.OwnUndecided} of your rows to decide",
        { Status: "registered" } => "Waits for proof of identity",
        { Status: "searching" } => "Being searched",
        { OwnRows: > 0 } => "You have decided",
        _ => "With the agencies that hold rows",
    };

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = UkTime.Today(time);
        Lines = await database.InScopeAsync(
            current.Require().ScopeFor(RightsPurpose.Decide), RightsQueries.ListAsync, cancellationToken);
    }
}
