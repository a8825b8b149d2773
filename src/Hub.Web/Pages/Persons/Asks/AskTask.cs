using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>"Ask whether another agency holds something".</summary>
public sealed class AskTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.AskAgencies;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Governance;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Ask whether another agency holds something", "/persons/asks", 41)
        {
            Hint = "About the person of a row that your agency sent",
        });
}
