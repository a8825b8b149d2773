using Hub.Data.Access;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>One agreement in plain English: terms, signatures, law, history, and what the reader may do with it. Reads only.</summary>
[RequiresPermission(Permission.ViewAgreements)]
public sealed class IndexModel(CurrentActor current, AgreementRegisterQueries register, SharedKinds kinds, TimeProvider time) : PageModel
{
    /// <summary>The agreement.</summary>
    public AgreementDetail Detail { get; private set; } = null!;

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The kinds of data.</summary>
    public SharedKinds Kinds => kinds;

    /// <summary>What the waiting version changes; empty where none waits.</summary>
    public IReadOnlyList<AgreementDifference> Differences { get; private set; } = [];

    /// <summary>Whether the reader's agency has still to sign, and the reader may.</summary>
    public bool MaySign => Detail.Line is { AwaitsMine: true, Status: not "ended" } && current.Can(Permission.SignAgreements);

    /// <summary>Whether the reader may suspend it.</summary>
    public bool MaySuspend => Detail.Line is { Status: "signed" or "suspended", SuspendedByMine: false } && MaySpeak;

    /// <summary>Whether the reader may resume it.</summary>
    public bool MayResume => Detail.Line is { Status: not "ended", SuspendedByMine: true } && MaySpeak;

    /// <summary>Whether the reader may review or end it.</summary>
    public bool MayEdit => Detail.Line.Status != "ended" && current.Can(Permission.EditAgreements);

    private bool MaySpeak => current.Can(Permission.EditAgreements) || current.Can(Permission.SignAgreements);

    /// <summary>The name of an agency.</summary>
    public string Agency(Guid? agencyId)
        => agencyId is { } id ? Detail.Agencies.GetValueOrDefault(id, "An agency") : "The hub's operator";

    /// <summary>Shows it; what the reader's agency is no party to does not exist for them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(current.Require(), id, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        (Detail, Today) = (detail, UkTime.Today(time));
        if (detail.Waiting is { } waiting)
        {
            Differences = AgreementDifferences.Between(
                detail.Content, waiting, new AgreementNames(agency => Agency(agency), kinds, detail.References, AgreementWords.DataClass));
        }

        return Page();
    }
}
