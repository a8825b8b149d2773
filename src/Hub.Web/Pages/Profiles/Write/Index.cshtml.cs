using Hub.Data.Access;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Drafting;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Write;

/// <summary>
/// A section of a profile beside its figures, one writer at a time. Posts take it, save it and hand it on, each with an event; pasted
/// markup is turned into Markdown without being kept.
/// </summary>
[RequiresPermission(Permission.WriteProfiles)]
public sealed class IndexModel(CurrentActor current, ReadSection read, TakeSection take, SaveSection save) : PageModel
{
    /// <summary>The words as they are sent.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Whether the section starts a page.</summary>
    [BindProperty]
    public bool StartsPage { get; set; }

    /// <summary>The version on which they were written.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>The section.</summary>
    public OpenedSection Opened { get; private set; } = null!;

    /// <summary>Why the last save was refused; null where none was.</summary>
    public SectionRefusal? Why { get; private set; }

    /// <summary>Whether the form is shown: the reader has the section, or must not lose what they typed.</summary>
    public bool IsWriting => Why is not null || (Opened.IsHeldByReader && Opened.Closed is null);

    /// <summary>The words that stand as HTML.</summary>
    public string Standing { get; private set; } = "";

    /// <summary>Shows the section.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string section, CancellationToken cancellationToken)
        => await FindAsync(id, section, cancellationToken) ? ShowStanding() : NotFound();

    /// <summary>Opens it to write.</summary>
    public async Task<IActionResult> OnPostTakeAsync(Guid id, string section, bool over, CancellationToken cancellationToken)
        => await take.HandleAsync(current.Require(), new(id, section, over), cancellationToken) switch
        {
            SectionOutcome.Done => Redirect(WritePath.Section(id, section)),
            SectionOutcome.Refused refused => await RefusedAsync(id, section, refused, keepsWords: false, cancellationToken),
            _ => NotFound(),
        };

    /// <summary>Saves it by hand.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, string section, CancellationToken cancellationToken)
        => SaveAsync(id, section, SaveKind.Asked, cancellationToken);

    /// <summary>Saves it and lets others write.</summary>
    public Task<IActionResult> OnPostFinishAsync(Guid id, string section, CancellationToken cancellationToken)
        => SaveAsync(id, section, SaveKind.Finished, cancellationToken);

    /// <summary>Takes it from somebody else and saves over what stands, which is kept.</summary>
    public async Task<IActionResult> OnPostTakeAndSaveAsync(Guid id, string section, CancellationToken cancellationToken)
    {
        if (await take.HandleAsync(current.Require(), new(id, section, TakeOver: true), cancellationToken) is SectionOutcome.Done taken)
        {
            SeenVersion = taken.State.Version;
        }

        return await SaveAsync(id, section, SaveKind.Asked, cancellationToken);
    }

    /// <summary>Saves it while somebody writes; answers what the page's script needs to know.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, string section, CancellationToken cancellationToken)
        => await HandleAsync(id, section, SaveKind.Auto, cancellationToken) switch
        {
            SectionOutcome.Done done => new JsonResult(new
            {
                version = done.State.Version,
                said = done.State.WriterSeenAt is { } at ? $"Saved at {When.Time(at)}" : "Saved",
            }),
            SectionOutcome.Refused refused => new JsonResult(new { refused = refused.Sentence })
            {
                StatusCode = StatusCodes.Status409Conflict,
            },
            _ => NotFound(),
        };

    /// <summary>Turns pasted markup into the Markdown that would be kept. Keeps nothing.</summary>
    public IActionResult OnPostPaste(string? pasted) => new JsonResult(new { text = PastedText.Clean(pasted) });

    private Task<SectionOutcome> HandleAsync(Guid id, string section, SaveKind kind, CancellationToken cancellationToken)
        => save.HandleAsync(current.Require(), new(id, section, Words ?? "", StartsPage, SeenVersion, kind), cancellationToken);

    private async Task<IActionResult> SaveAsync(Guid id, string section, SaveKind kind, CancellationToken cancellationToken)
    {
        switch (await HandleAsync(id, section, kind, cancellationToken))
        {
            case SectionOutcome.Done done:
                Notice.Set(
                    TempData,
                    (kind == SaveKind.Finished ? "The section is saved and free for others to write." : "The section is saved.")
                    + (done.WasCleaned ? " Styles and other markup that came with pasted text were left out; read it through." : ""));
                return Redirect(WritePath.Section(id, section));
            case SectionOutcome.Refused refused:
                return await RefusedAsync(id, section, refused, keepsWords: true, cancellationToken);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> RefusedAsync(
        Guid id, string section, SectionOutcome.Refused refused, bool keepsWords, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, section, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.AddModelError(keepsWords ? nameof(Words) : "", refused.Sentence);
        Why = keepsWords ? refused.Why : null;
        // What is saved next is saved on what the page now shows.
        SeenVersion = Opened.State.Version;
        return keepsWords ? Page() : ShowStanding();
    }

    private PageResult ShowStanding()
    {
        (Words, StartsPage, SeenVersion) = (Opened.State.Markdown, Opened.State.StartsPage, Opened.State.Version);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, string section, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), id, section, cancellationToken) is not { } opened)
        {
            return false;
        }

        Opened = opened;
        Standing = opened.StandingHtml;
        return true;
    }
}
