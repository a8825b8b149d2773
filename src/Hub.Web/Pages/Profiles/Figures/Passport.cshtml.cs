using Hub.Data.Access;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Publishing;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Figures;

/// <summary>
/// What stands behind one figure of a profile, for those who may follow figures of its area. Its opening is recorded; nothing else is
/// written.
/// </summary>
[RequiresPermission(Permission.FollowFigures)]
public sealed class PassportModel(CurrentActor current, FollowFigure follow) : PageModel
{
    /// <summary>The passport with where it was frozen; null where the figures have none.</summary>
    public FollowFigureOutcome.Opened? Opened { get; private set; }

    /// <summary>Where the figures were frozen.</summary>
    public PassportOrigin Origin { get; private set; } = null!;

    /// <summary>The code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid source, string code, CancellationToken cancellationToken)
    {
        Code = code;
        switch (await follow.HandleAsync(current.Require(), new(source, code), cancellationToken))
        {
            case FollowFigureOutcome.Opened opened:
                (Opened, Origin) = (opened, opened.Origin);
                return Page();
            case FollowFigureOutcome.NoPassport { WasKept: false } none:
                Origin = none.Origin;
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>What has become of a submission, in a few words.</summary>
    public static string Standing(SubmissionSince? since) => since switch
    {
        null => "Held no longer",
        { Status: "withdrawn" } => "Withdrawn since by its agency",
        { Status: "replaced", ReplacedBy: { } number } => FormattableString.Invariant($"Replaced since by number {number}"),
        { Status: "replaced" } => "Replaced since",
        { Status: "partly_accepted" } => "Stands, without the rows that were left out",
        { Status: "accepted" or "accepted_with_warnings" } => "Stands",
        _ => "Does not count any more",
    };

    /// <summary>Whether the profile that prints the figure is there to be read.</summary>
    public bool IsReadable => Origin.Status is PublicationStatus.Released or PublicationStatus.Superseded;

    /// <summary>The state of the profile in words.</summary>
    public string Status => PublicationStatus.Words(Origin.Status);

    /// <summary>A checksum as it is compared: groups of eight digits.</summary>
    public static string Checksum(byte[] hash)
        => string.Join(' ', Convert.ToHexStringLower(hash).Chunk(8).Select(group => new string(group)));
}
