using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Decisions;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>Writes an open decision again.</summary>
[RequiresPermission(Permission.RecordDecisions)]
public sealed class ChangeModel(CurrentActor current, HubDatabase database, ChangeDecision change) : DecisionForm
{
    /// <summary>The version that was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>The area of the meeting.</summary>
    public string AreaName { get; private set; } = "";

    /// <summary>Shows the form; a closed decision's page instead.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } decision)
        {
            return NotFound();
        }

        (SeenVersion, DecidedOn, Text, Finding, OwnerAgencyId, DueOn) = (
            decision.Version, decision.DecidedOn, decision.Text, decision.Finding, decision.OwnerAgencyId, decision.DueOn);
        return decision.IsOpen ? Page() : Redirect($"/profiles/decisions/{id}");
    }

    /// <summary>Keeps the changes.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = ModelState.IsValid
            ? await change.HandleAsync(current.Require(), id, SeenVersion, Written, cancellationToken)
            : null;
        if (result is ProfileResult.Done)
        {
            Notice.Set(TempData, "The decision is changed.");
            return Redirect($"/profiles/decisions/{id}");
        }

        if (result is ProfileResult.NotFound || await FindAsync(id, cancellationToken) is null)
        {
            return NotFound();
        }

        if (result is ProfileResult.Refused refused)
        {
            ProfileProblems.Add(ModelState, refused);
        }

        return Page();
    }

    private Task<Decision?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("change a decision"),
            async session =>
            {
                var decision = await DecisionQueries.FindAsync(session, id, actor.Acting.Areas);
                if (decision is null
                    || !await ReachQueries.ReachesAsync(session, actor, Permission.RecordDecisions, decision.ProfileAreaId))
                {
                    return null;
                }

                AreaName = decision.AreaName;
                await ReadOwnersAsync(session);
                return decision;
            },
            cancellationToken);
    }
}
