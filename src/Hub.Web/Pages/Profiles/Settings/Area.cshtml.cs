using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Settings;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Settings;

/// <summary>How the profiles of one area are kept current, compared and published. A post keeps it.</summary>
[RequiresPermission(Permission.ManageProfileSettings)]
public sealed class AreaModel(CurrentActor current, HubDatabase database, ChangeAreaSettings change, TimeProvider time) : PageModel
{
    private const string On = "on";
    private AreaSettings _settings = null!;

    /// <summary>The area.</summary>
    public ReachedArea Area { get; private set; } = null!;

    /// <summary>Months between full profiles.</summary>
    [BindProperty]
    public int? FullMonths { get; set; }

    /// <summary>Months between reviews.</summary>
    [BindProperty]
    public int? ReviewMonths { get; set; }

    /// <summary>Months between refreshes of the figures.</summary>
    [BindProperty]
    public int? DataMonths { get; set; }

    /// <summary>"on" or "off".</summary>
    [BindProperty]
    public string? PublicEdition { get; set; }

    /// <summary>What the group is called.</summary>
    [BindProperty]
    public string? SimilarAreasName { get; set; }

    /// <summary>Its areas.</summary>
    [BindProperty]
    public string[] SimilarAreaCodes { get; set; } = [];

    /// <summary>The version that was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>The other areas of its kind.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    /// <summary>When the settings were changed last, or null.</summary>
    public string? ChangedWords => _settings.ChangedAt is { } at ? $"Changed last on {When.At(at)}." : null;

    /// <summary>Whether a public edition goes with it.</summary>
    public static IEnumerable<Choice> OnOff { get; } = [new("off", "No"), new(On, "Yes")];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string kind, string code, CancellationToken cancellationToken)
    {
        if (!await FindAsync(kind, code, cancellationToken))
        {
            return NotFound();
        }

        (FullMonths, ReviewMonths, DataMonths) = (_settings.FullMonths, _settings.ReviewMonths, _settings.DataMonths);
        (SimilarAreasName, SimilarAreaCodes, SeenVersion) = (_settings.SimilarAreasName, _settings.SimilarAreaCodes, _settings.Version);
        PublicEdition = _settings.HasPublicEdition ? On : "off";
        return Page();
    }

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPostAsync(string kind, string code, CancellationToken cancellationToken)
    {
        var wanted = new AreaSettingsChange(
            kind, code, FullMonths, ReviewMonths, DataMonths, PublicEdition == On, SimilarAreasName ?? "", SimilarAreaCodes, SeenVersion);
        var result = ModelState.IsValid ? await change.HandleAsync(current.Require(), wanted, cancellationToken) : null;
        if (result is ProfileResult.Done)
        {
            Notice.Set(TempData, "The settings are kept.");
            return Redirect("/profiles/settings");
        }

        if (result is ProfileResult.NotFound || !await FindAsync(kind, code, cancellationToken))
        {
            return NotFound();
        }

        if (result is ProfileResult.Refused refused)
        {
            ProfileProblems.Add(ModelState, refused);
        }

        return Page();
    }

    private Task<bool> FindAsync(string kind, string code, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("see the settings of profiles"),
            async session =>
            {
                var today = UkTime.Today(time);
                var areas = await ReachQueries.AreasAsync(session, actor, Permission.ManageProfileSettings, today);
                if (areas.FirstOrDefault(area => area.Kind == kind && area.Code == code) is not { } area)
                {
                    return false;
                }

                Area = area;
                _settings = await AreaSettingsStore.FindAsync(session, kind, code, area.AreaId);
                Others = [.. (await SimilarAreaQueries.OthersAsync(session, kind, code, today)).Select(o => new Choice(o.Code, o.Name))];
                return true;
            },
            cancellationToken);
    }
}
