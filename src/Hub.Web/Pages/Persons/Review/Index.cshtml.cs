using Hub.Data.Access;
using Hub.Data.Persons.Review;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Review;

/// <summary>The queue of uncertain links, by consequence. Nothing in it tells anything of anybody.</summary>
[RequiresPermission(Permission.ReviewLinks)]
public sealed class IndexModel(CurrentActor current, ReviewBoards boards) : PageModel
{
    private const int Shown = 20;

    /// <summary>The pairs at the top.</summary>
    public IReadOnlyList<ReviewLine> Lines { get; private set; } = [];

    /// <summary>How many wait in all.</summary>
    public long Count { get; private set; }

    /// <summary>Shows the queue.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => (Lines, Count) = await boards.WaitingAsync(current.Require(), Shown, cancellationToken);
}
