using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Persons.Review;
using Hub.Web.Home;

namespace Hub.Web.Pages.Persons.Review;

/// <summary>The home page's line on uncertain links: how many pairs of records wait to be judged.</summary>
public sealed class ReviewTask(ReviewBoards boards) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ReviewLinks;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (_, count) = await boards.WaitingAsync(actor, 1, cancellationToken);
        return new HomeTask("Review links between records", "/persons/review", 30)
        {
            Hint = "Records of several agencies that may be about one person, those that change figures first",
            Status = count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count:N0} to judge"),
        };
    }
}
