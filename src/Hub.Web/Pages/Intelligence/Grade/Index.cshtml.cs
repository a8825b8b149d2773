using Hub.Data.Access;
using Hub.Data.Intelligence.Grading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Grade;

/// <summary>What the intelligence unit has before it: lines without words. Reads only.</summary>
[RequiresPermission(Permission.GradeIntelligence)]
public sealed class IndexModel(CurrentActor current, GradingQueue queue) : PageModel
{
    /// <summary>What waits.</summary>
    public IReadOnlyList<QueueLine> Waiting { get; private set; } = [];

    /// <summary>What was decided.</summary>
    public IReadOnlyList<QueueLine> Decided { get; private set; } = [];

    /// <summary>What waits, for the table.</summary>
    public QueueTable WaitingTable => new(Waiting, "Reports that wait, oldest first", current.Require().AccountId);

    /// <summary>What was decided, for the table.</summary>
    public QueueTable DecidedTable => new(Decided, "Reports decided, newest first", current.Require().AccountId);

    /// <summary>Shows the lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Waiting = await queue.WaitingAsync(current.Require(), cancellationToken);
        Decided = await queue.DecidedAsync(current.Require(), cancellationToken);
    }
}

/// <summary>One table of the queue.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Caption">What it holds.</param>
/// <param name="Self">The reader's account: their own reports are a colleague's to grade.</param>
public sealed record QueueTable(IReadOnlyList<QueueLine> Lines, string Caption, Guid Self);
