using Hub.Data.Access;
using Hub.Web.Home;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Hub.Web.Pages.Home;

/// <summary>The task list of whoever is signed in: only lines whose pages they may open. Reads counts, writes nothing.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class IndexModel(CurrentActor current, HomeTasks tasks, IOptions<PortalOptions> portal) : PageModel
{
    /// <summary>Name of the service.</summary>
    public string ServiceName => portal.Value.ServiceName;

    /// <summary>Who looks.</summary>
    public Actor Person { get; private set; } = null!;

    /// <summary>Their roles in the agency they act for, in words.</summary>
    public string Roles => string.Join(", ", Person.Acting.Roles.Select(RoleWords.Of));

    /// <summary>Their tasks.</summary>
    public IReadOnlyList<IGrouping<HomeSection, HomeTask>> Sections { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Person = current.Require();
        Sections = await tasks.ForAsync(Person, cancellationToken);
    }
}
