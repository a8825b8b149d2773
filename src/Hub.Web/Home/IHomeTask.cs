using Hub.Data.Access;

namespace Hub.Web.Home;

/// <summary>
/// A line of the home page. Each feature declares its own beside its pages; the home page finds them and shows those that the
/// person may follow.
/// </summary>
public interface IHomeTask
{
    /// <summary>What the page behind the line asks for: without it the line is not shown.</summary>
    Permission Permission { get; }

    /// <summary>Where the line stands.</summary>
    HomeSection Section { get; }

    /// <summary>The line for this person, or null when there is nothing for them to do or see.</summary>
    Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Its lines where there may be several; otherwise the one.</summary>
    async Task<IReadOnlyList<HomeTask>> AllAsync(Actor actor, CancellationToken cancellationToken)
        => await ForAsync(actor, cancellationToken) is { } line ? [line] : [];
}
