using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Notifications;

/// <summary>Which kinds of notifications reach the person by e-mail, and when.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class ChoicesModel(CurrentActor current, HubDatabase database, ChangeNotificationChoices change) : PageModel
{
    /// <summary>The wish for each kind, by the kind's name.</summary>
    [BindProperty]
    public Dictionary<string, MailWish> Wishes { get; set; } = [];

    /// <summary>What may be chosen.</summary>
    public static IReadOnlyList<(MailWish Wish, string Words)> Options { get; } =
        [(MailWish.AtOnce, "At once"), (MailWish.Daily, "Once a day"), (MailWish.Never, "Not by e-mail")];

    /// <summary>Shows the choices as they stand.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Wishes = (await database.InScopeAsync(
                current.Require().ScopeFor("read notification choices"), NotificationQueries.ChoicesAsync, cancellationToken))
            .ToDictionary(choice => choice.Key.ToString(), choice => choice.Value, StringComparer.Ordinal);

    /// <summary>Keeps the choices.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var known = Wishes.Where(wish => Enum.TryParse<NotificationKind>(wish.Key, out _) && Enum.IsDefined(wish.Value))
            .ToDictionary(wish => Enum.Parse<NotificationKind>(wish.Key), wish => wish.Value);
        if (known.Count != NotificationWords.Kinds.Count || !ModelState.IsValid)
        {
            ModelState.Clear();
            ModelState.AddModelError("", "Choose one answer for every kind of notification.");
            await OnGetAsync(cancellationToken);
            return Page();
        }

        if (await change.HandleAsync(current.Require(), new(known), cancellationToken) is NotificationChoicesOutcome.Refused refused)
        {
            ModelState.AddModelError("", refused.Sentence);
            return Page();
        }

        Notice.Set(TempData, "Your choices are kept.");
        return RedirectToPage("Index");
    }
}
