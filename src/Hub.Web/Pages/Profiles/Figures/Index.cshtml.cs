using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Publishing;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Figures;

/// <summary>Takes the code of a figure on paper and opens what stands behind it. Writes nothing.</summary>
[RequiresPermission(Permission.FollowFigures)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>Profiles whose figures this person may follow.</summary>
    public IReadOnlyList<FollowedProfile> Profiles { get; private set; } = [];

    /// <summary>The profile that was chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Profile { get; set; }

    /// <summary>The code as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Shows the form, or follows the code that was typed.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Profiles = await database.InScopeAsync(
            current.Require().ScopeFor("follow a figure"),
            async session => await PassportQueries.ProfilesAsync(
                session, await ReachQueries.AreaIdsAsync(session, current.Require(), Permission.FollowFigures)),
            cancellationToken);
        ModelState.Clear();
        if (Code is null)
        {
            return Page();
        }

        var code = Written(Code);
        if (!FigureCodes.IsCode(code))
        {
            ModelState.AddModelError(nameof(Code), "Enter a code as it stands beside the figure, such as VW-03.");
        }
        else if (Profile is not { } profile || Profiles.All(one => one.SourceId != profile))
        {
            ModelState.AddModelError(nameof(Profile), "Choose the profile in which the figure stands.");
        }
        else
        {
            return Redirect($"/profiles/figures/{profile}/{code}");
        }

        return Page();
    }

    // "vw 3" and "VW03" are meant as VW-03.
    private static string Written(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsAsciiLetter)).ToUpperInvariant();
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return $"{letters}-{(digits.Length == 1 ? "0" + digits : digits)}";
    }
}
