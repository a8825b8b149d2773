using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Released;

/// <summary>
/// One released edition: what it is, whether it is amended, and where it is read and downloaded. For everybody, each finding what they
/// may read. Reads only; opening its files is recorded.
/// </summary>
[RequiresPermission(Permission.UseHub)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, ReleasedProfiles released, TimeProvider time) : PageModel
{
    /// <summary>The edition.</summary>
    public ReleasedEdition Edition { get; private set; } = null!;

    /// <summary>Whether this person follows figures: the full edition's readers do.</summary>
    public bool FollowsFigures => current.Require().Can(Permission.FollowFigures);

    /// <summary>Whether this person sees how profiles are made.</summary>
    public bool SeesDrafts => current.Require().Can(Permission.ViewDraftProfiles);

    /// <summary>How current the profile of its area is, while this one stands.</summary>
    public Currency? Currency { get; private set; }

    /// <summary>Its name.</summary>
    public string EditionName => EditionNames.Words(EditionNames.Read(Edition.Edition)!.Value);

    /// <summary>Area and period.</summary>
    public string Name => $"{Edition.AreaName}, {Wording.Period(Edition.PeriodFrom, Edition.PeriodUntil)}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var edition = await released.FindAsync(actor, id, cancellationToken);
        Edition = edition!;
        if (edition is { Status: PublicationStatus.Released })
        {
            var areas = await database.InScopeAsync(
                actor.ScopeFor("see how current a profile is"),
                session => CurrencyQueries.OfAsync(session, [edition.ProfileAreaId], UkTime.Today(time)),
                cancellationToken);
            Currency = areas is [var area] ? area.Currency : null;
        }

        return edition is null ? NotFound() : Page();
    }
}
