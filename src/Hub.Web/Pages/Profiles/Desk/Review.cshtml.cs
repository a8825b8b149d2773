using Hub.Data.Access;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>Peer review by somebody who wrote no part of it: they agree, or return it with a reason.</summary>
[RequiresPermission(Permission.ReviewProfiles)]
public sealed class ReviewModel(CurrentActor current, PublicationDesk desk, AgreeToProfile agree, ReturnProfile back)
    : DeskPage(current, desk)
{
    /// <summary>What was looked at, for the record.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Why it is returned.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Agrees.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await agree.HandleAsync(Person, new WayRequest(id, SeenVersion), Note, cancellationToken),
            "You agreed to the profile. An approver decides about its release next.", cancellationToken);

    /// <summary>Returns it.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await back.HandleAsync(Person, new WayRequest(id, SeenVersion), Reason, cancellationToken),
            "The profile was returned to its writers with your reason.", cancellationToken, nameof(Reason));
}
