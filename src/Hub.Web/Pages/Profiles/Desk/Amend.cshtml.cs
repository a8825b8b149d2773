using Hub.Data.Access;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>Begins an amendment of a released profile, with the note that its readers see.</summary>
[RequiresPermission(Permission.WriteProfiles)]
public sealed class AmendModel(CurrentActor current, PublicationDesk desk, AmendProfile amend) : DeskPage(current, desk)
{
    /// <summary>What was wrong, and what is right now.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Begins it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await amend.HandleAsync(Person, new(id, Note ?? ""), cancellationToken),
            "The amendment was begun with the words of the released profile, which stands until the amendment is released.",
            cancellationToken, nameof(Note));
}
