using Hub.Data.Access;
using Hub.Data.Intelligence.Grading;
using Hub.Web.Home;

namespace Hub.Web.Pages.Intelligence;

/// <summary>The home page's line for the intelligence unit.</summary>
public sealed class GradeTask(GradingQueue queue) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.GradeIntelligence;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Intelligence;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var waiting = (await queue.WaitingAsync(actor, cancellationToken)).Count;
        return new HomeTask("Grade and sanitise reports", "/intelligence/grade", 1)
        {
            Hint = "Reports of staff of all agencies, by 3x5x2",
            Status = waiting == 0 ? "None waits" : $"{waiting} to grade",
            NeedsAttention = waiting > 0,
        };
    }
}
