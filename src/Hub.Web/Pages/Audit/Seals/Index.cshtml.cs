using Hub.Data.Access;
using Hub.Data.Audit.Status;
using Hub.Data.Database;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Audit.Seals;

/// <summary>
/// How the sealing of the record stands, for whoever may read the record: it is what an agency's trust in it rests on. Numbers and times
/// only. Writes nothing.
/// </summary>
[RequiresPermission(Permission.ViewAudit)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(2);

    /// <summary>How it stands.</summary>
    public SealFacts Facts { get; private set; } = null!;

    /// <summary>Where the heads go.</summary>
    public IReadOnlyList<HeadPlace> Places { get; private set; } = [];

    /// <summary>Whether events wait although nothing has been sealed for minutes.</summary>
    public bool IsLate => Facts.Waiting > 0 && !(time.GetUtcNow() - Facts.LastSealedAt < Late);

    /// <summary>Whether the record has not been verified for days.</summary>
    public bool IsUnverified => !(time.GetUtcNow() - Facts.VerifiedAt < LongAgo);

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
        => database.InScopeAsync(
            // Oversight for the time of the last verification, which concerns no agency and every one.
            current.Require().ScopeFor("see how the record is sealed") with { HasOversight = true },
            async session =>
            {
                Facts = await SealStatusQueries.FactsAsync(session);
                Places = await SealStatusQueries.PlacesAsync(session);
            },
            cancellationToken);
}
