using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Threats;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Threats;

/// <summary>
/// The threat matrix in force, or an older version, with how a score is made: for every reader of profiles. Writes nothing.
/// </summary>
[RequiresPermission(Permission.ViewReleasedProfiles)]
public sealed class MatrixModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The version to show; the one in force without.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>The matrix.</summary>
    public ThreatMatrix Matrix { get; private set; } = null!;

    /// <summary>Every version, newest first.</summary>
    public IReadOnlyList<ThreatMatrixLine> Versions { get; private set; } = [];

    /// <summary>Whether it is the newest.</summary>
    public bool IsInForce => Matrix.Version == Versions[0].Version;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var matrix = await database.InScopeAsync(
            current.Require().ScopeFor("read the threat matrix"),
            async session =>
            {
                Versions = await ThreatMatrixQueries.ListAsync(session);
                return Version is { } version
                    ? await ThreatMatrixQueries.FindAsync(session, version)
                    : await ThreatMatrixQueries.InForceAsync(session);
            },
            cancellationToken);
        Matrix = matrix!;
        return matrix is null ? NotFound() : Page();
    }
}
