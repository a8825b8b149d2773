using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Threats;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Threats;

/// <summary>The themes of a profile by risk, each with its working. Writes nothing.</summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    private IReadOnlyList<ThreatSignature> _signatures = [];

    /// <summary>The profile.</summary>
    public ScoredProfile Profile { get; private set; } = null!;

    /// <summary>The theme of a code; a theme that the hub no longer knows keeps its code.</summary>
    public static ThreatTheme Theme(string code)
        => ThreatTheme.All.FirstOrDefault(theme => theme.Code == code) ?? new ThreatTheme(code, code, true);

    /// <summary>Who scored a theme last, and when.</summary>
    public string Assessor(string theme)
        => _signatures.First(signature => signature.Theme == theme) is var last ? $"{last.Name}, {When.Day(last.AssessedAt)}" : "";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("see the scores of a profile"),
            async session =>
            {
                var profile = await ScoredProfile.ReadAsync(session, actor, id);
                _signatures = profile is null ? [] : await ThreatHistoryQueries.SignaturesAsync(session, id, null);
                return profile;
            },
            cancellationToken);
        Profile = found!;
        return found is null ? NotFound() : Page();
    }
}
