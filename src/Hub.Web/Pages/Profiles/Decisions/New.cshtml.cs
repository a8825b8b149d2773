using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Decisions;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>Records what a meeting decided.</summary>
[RequiresPermission(Permission.RecordDecisions)]
public sealed class NewModel(CurrentActor current, HubDatabase database, RecordDecision record, TimeProvider time) : DecisionForm
{
    /// <summary>The area of the meeting.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Area { get; set; }

    /// <summary>The areas to choose from.</summary>
    public IReadOnlyList<Choice> AreaChoices { get; private set; } = [];

    /// <summary>Shows the form, for a meeting of today.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        DecidedOn = UkTime.Today(time);
        await ReadAsync(cancellationToken);
    }

    /// <summary>Records it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Area is null)
        {
            ModelState.AddModelError(nameof(Area), "Choose the area whose meeting decided it.");
        }

        switch (ModelState.IsValid ? await record.HandleAsync(current.Require(), Area!.Value, Written, cancellationToken) : null)
        {
            case ProfileResult.Done:
                Notice.Set(TempData, "The decision is recorded. Page two of the next profile will say it.");
                return Redirect("/profiles/decisions");
            case ProfileResult.NotFound:
                return NotFound();
            case ProfileResult.Refused refused:
                ProfileProblems.Add(ModelState, refused);
                break;
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private Task ReadAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("record what a meeting decided"),
            async session =>
            {
                var areas = await ReachQueries.AreasAsync(session, actor, Permission.RecordDecisions, UkTime.Today(time));
                Area ??= areas is [var only] ? only.AreaId : null;
                AreaChoices =
                [
                    new("", "Choose an area"),
                    .. areas.Select(area => new Choice(area.AreaId.ToString(CultureInfo.InvariantCulture), area.Name)),
                ];
                await ReadOwnersAsync(session);
            },
            cancellationToken);
    }
}
