using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Home;

namespace Hub.Web.Pages.Sharing;

/// <summary>The home page's line on agreements: how many wait for one's own signature.</summary>
public sealed class SharingTask(AgreementRegisterQueries register) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewAgreements;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Governance;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var waiting = actor.Can(Permission.SignAgreements)
            ? (await register.ListAsync(actor, cancellationToken)).Count(line => line is { AwaitsMine: true, Status: not "ended" })
            : 0;
        return new HomeTask("Read sharing agreements", "/sharing")
        {
            Hint = "What is shared, by whom, for what and until when",
            Status = waiting == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{waiting} to sign"),
            NeedsAttention = waiting > 0,
        };
    }
}
