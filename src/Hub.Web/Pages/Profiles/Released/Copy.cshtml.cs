using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions.Copies;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Released;

/// <summary>One's own copy of a released edition: asks for it, and downloads it once it is made.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class CopyModel(CurrentActor current, HubDatabase database, AskPersonalCopy ask, TimeProvider time) : PageModel
{
    /// <summary>The edition.</summary>
    public ReleasedEdition Edition { get; private set; } = null!;

    /// <summary>The copy, once it is made.</summary>
    public OwnCopy? Copy { get; private set; }

    /// <summary>Why there are no copies of this edition, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether it was asked for just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Asked { get; set; }

    /// <summary>Shows where it stands.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var scope = await ReleasedQueries.ScopeAsync(database, actor, "see a copy of a profile", cancellationToken);
        return await database.InScopeAsync(
            scope,
            async session =>
            {
                if (await ReleasedQueries.FindAsync(session, actor, id, time.GetUtcNow()) is not { } edition)
                {
                    return (IActionResult)NotFound();
                }

                Edition = edition;
                Refusal = AskPersonalCopy.Refusal(edition);
                Copy = Refusal is null ? await CopyStore.FindAsync(session, id, actor.AccountId) : null;
                return Page();
            },
            cancellationToken);
    }

    /// <summary>Asks for it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await ask.HandleAsync(current.Require(), new(id), cancellationToken) is AskPersonalCopyOutcome.NotThere
            ? NotFound()
            : RedirectToPage(new { id, asked = true });
}
