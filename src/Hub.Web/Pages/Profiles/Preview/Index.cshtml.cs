using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Writing;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Preview;

/// <summary>
/// An edition of a profile, or one section of it, as it would be if it were released now, with the way to the other editions and back
/// to where it is written. That somebody looked is recorded; nothing else is written.
/// </summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class IndexModel(CurrentActor current, PreviewEdition preview) : PageModel
{
    /// <summary>The edition with its profile; null where it cannot be shown.</summary>
    public PreviewEditionOutcome.Shown? Shown { get; private set; }

    /// <summary>Why it cannot be shown.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>Which edition.</summary>
    public Edition Edition { get; private set; }

    /// <summary>The profile.</summary>
    public Guid Id { get; private set; }

    /// <summary>The one section that is shown, or null for the whole.</summary>
    public WritingSection? Section { get; private set; }

    /// <summary>Who looks.</summary>
    public Actor Person => current.Require();

    /// <summary>Area and period.</summary>
    public string Name
        => Shown is { } shown
            ? $"{shown.AreaName}, {Wording.Period(shown.Publication.PeriodFrom, shown.Publication.PeriodUntil)}"
            : "This profile";

    /// <summary>The address of this preview in another edition.</summary>
    public string In(Edition edition)
        => $"{WritePath.Preview(Id, Section?.Key)}?edition={EditionNames.Stored(edition)}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string? section, string? edition, CancellationToken cancellationToken)
    {
        if (EditionNames.Read(edition ?? EditionNames.Stored(Edition.Full)) is not { } wanted)
        {
            return NotFound();
        }

        (Id, Edition, Section) = (id, wanted, WritingSections.Find(section));
        switch (await preview.HandleAsync(current.Require(), new(id, wanted, section), cancellationToken))
        {
            case PreviewEditionOutcome.Shown shown:
                Shown = shown;
                return Page();
            case PreviewEditionOutcome.Refused refused:
                Refusal = refused.Sentence;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }
}
