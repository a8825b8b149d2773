using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Notifications;

/// <summary>What waits for the signed-in person, for the agency they act for.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    /// <summary>The list, unread ones first.</summary>
    public IReadOnlyList<Notification> List { get; private set; } = [];

    /// <summary>How many are unread.</summary>
    public int Unread => List.Count(one => one.ReadAt is null);

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => List = await database.InScopeAsync(
            current.Require().ScopeFor("read notifications"), NotificationQueries.ListAsync, cancellationToken);

    /// <summary>Marks one, or without an id all, as read.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellationToken)
    {
        await database.InScopeAsync(
            current.Require().ScopeFor("mark notifications as read"),
            session => NotificationStore.MarkReadAsync(session, id, time.GetUtcNow()),
            cancellationToken);
        return RedirectToPage();
    }
}
