using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Asks;
using Hub.Data.Sharing;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>Who may ask whom: both sides see it, the agency that is asked sets it. Writes the setting.</summary>
[RequiresPermission(Permission.ViewAsks)]
public sealed class SettingsModel(CurrentActor current, HubDatabase database, SwitchAsks switches, CurrentKinds kinds) : PageModel
{
    private const char Between = '|';

    /// <summary>The kind of one's own returns.</summary>
    [BindProperty]
    public string? OwnKind { get; set; }

    /// <summary>The other agency and its kind: "id|kind".</summary>
    [BindProperty]
    public string? Other { get; set; }

    /// <summary>What is on, by either side.</summary>
    public IReadOnlyList<AskSwitch> Switches { get; private set; } = [];

    /// <summary>The reader's agency.</summary>
    public Guid Agency => current.Require().Acting.AgencyId;

    /// <summary>Whether the reader sets it.</summary>
    public bool MaySet => current.Require().Can(Permission.AnswerAsks);

    /// <summary>Own kinds to choose from.</summary>
    public IReadOnlyList<Choice> OwnKinds { get; private set; } = [];

    /// <summary>Others to choose from.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    /// <summary>Shows what is on.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => FillAsync(cancellationToken);

    /// <summary>Switches on.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SwitchAsync(isOn: true, cancellationToken);

    /// <summary>Switches off.</summary>
    public Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken) => SwitchAsync(isOn: false, cancellationToken);

    private async Task<IActionResult> SwitchAsync(bool isOn, CancellationToken cancellationToken)
    {
        if (!MaySet)
        {
            return Forbid();
        }

        var parts = Other?.Split(Between) ?? [];
        if (OwnKind is not { Length: > 0 })
        {
            ModelState.AddModelError(nameof(OwnKind), "Choose a kind of your returns.");
        }

        if (parts is not [{ } agency, { } kind] || !Guid.TryParse(agency, out var other))
        {
            ModelState.AddModelError(nameof(Other), "Choose who may ask.");
        }
        else if (ModelState.IsValid)
        {
            switch (await switches.HandleAsync(current.Require(), new AskSetting(OwnKind!, other, kind, isOn), cancellationToken))
            {
                case AskOutcome.Done:
                    Notice.Set(TempData, isOn
                        ? "Switched on. The other agency sees that it may ask."
                        : "Switched off. The other agency sees that it may ask no longer.");
                    return Redirect("/persons/asks/settings");
                case AskOutcome.Refused refused:
                    ModelState.AddModelError(refused.Field, refused.Sentence);
                    break;
                default:
                    return NotFound();
            }
        }

        await FillAsync(cancellationToken);
        return Page();
    }

    private Task FillAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("see who may ask whom"),
            async session =>
            {
                Switches = await AskQueries.SwitchesAsync(session, Agency);
                if (MaySet)
                {
                    var type = await AgreementQueries.AgencyTypeAsync(session, Agency) ?? "";
                    OwnKinds = [.. (await AskKinds.OfAsync(session, kinds, type)).Select(kind => new Choice(kind.Kind, kind.Title))];
                    var others = new List<Choice>();
                    foreach (var other in await AskQueries.OthersAsync(session, Agency))
                    {
                        others.AddRange((await AskKinds.OfAsync(session, kinds, other.Type)).Select(kind => new Choice(
                            $"{other.AgencyId}{Between}{kind.Kind}", $"{other.Name}, from a row of {kind.Title}")));
                    }

                    Others = others;
                }
            },
            cancellationToken);
    }
}
