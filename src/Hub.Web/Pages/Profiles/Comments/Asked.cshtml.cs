using Hub.Data.Access;
using Hub.Data.Profiles.Writing.Commenting;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Comments;

/// <summary>The draft profiles that one was asked to comment on. Reads only.</summary>
[RequiresPermission(Permission.CommentOnProfiles)]
public sealed class AskedModel(CurrentActor current, ReadComments read) : PageModel
{
    /// <summary>The drafts.</summary>
    public IReadOnlyList<AskedDraft> Drafts { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Drafts = await read.AskedAsync(current.Require(), cancellationToken);
}
