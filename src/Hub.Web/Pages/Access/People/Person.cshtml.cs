using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.People;

/// <summary>
/// One person of one's own agency, for its administrators: approve or refuse, give and take roles, end and give back access. A person
/// of another agency is not found.
/// </summary>
[RequiresPermission(Permission.ManagePeople)]
public sealed class PersonModel(
    CurrentActor current,
    PeopleDirectory people,
    ApproveMembership approve,
    RefuseMembership refuse,
    DisableMembership disable,
    EnableMembership enable,
    GrantRole grant,
    RevokeRole revoke) : PageModel
{
    /// <summary>The person shown.</summary>
    public PersonEntry Entry { get; private set; } = null!;

    /// <summary>Whether it is the administrator themselves, who changes nothing of their own.</summary>
    public bool IsOneself { get; private set; }

    /// <summary>Whether the sponsor is somebody else who has not handed over.</summary>
    public bool HasOtherSponsor { get; private set; }

    /// <summary>Every area.</summary>
    public IReadOnlyList<GrantableArea> AllAreas { get; private set; } = [];

    /// <summary>The role to give, by stored name.</summary>
    [BindProperty]
    public string Role { get; set; } = "";

    /// <summary>The area to give it for, "kind code"; empty for a role that is not given by area.</summary>
    [BindProperty]
    public string Area { get; set; } = "";

    /// <summary>Shows the person.</summary>
    public async Task<IActionResult> OnGetAsync(Guid accountId, CancellationToken cancellationToken)
        => await LoadAsync(accountId, cancellationToken) ? Page() : NotFound();

    /// <summary>Lets a person in who waits.</summary>
    public Task<IActionResult> OnPostApproveAsync(Guid accountId, CancellationToken cancellationToken)
        => AfterAsync(
            accountId,
            approve.HandleAsync(current.Require(), current.Require().Acting.AgencyId, accountId, cancellationToken),
            "The person was approved and has the proposed roles.",
            cancellationToken);

    /// <summary>Refuses a person who waits.</summary>
    public Task<IActionResult> OnPostRefuseAsync(Guid accountId, CancellationToken cancellationToken)
        => AfterAsync(
            accountId, refuse.HandleAsync(current.Require(), accountId, cancellationToken), "The person was refused.", cancellationToken);

    /// <summary>Ends the person's access.</summary>
    public Task<IActionResult> OnPostDisableAsync(Guid accountId, CancellationToken cancellationToken)
        => AfterAsync(
            accountId,
            disable.HandleAsync(current.Require(), accountId, cancellationToken),
            "The person's access was ended. They are signed out.",
            cancellationToken);

    /// <summary>Gives the person's access back.</summary>
    public Task<IActionResult> OnPostEnableAsync(Guid accountId, CancellationToken cancellationToken)
        => AfterAsync(
            accountId,
            enable.HandleAsync(current.Require(), accountId, cancellationToken),
            "The person's access was given back, with the roles they had.",
            cancellationToken);

    /// <summary>Gives a role.</summary>
    public async Task<IActionResult> OnPostGrantAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (AccessWords.Grants([Role ?? ""], [Area ?? ""]).SingleOrDefault() is not { } wanted)
        {
            return await AfterAsync(
                accountId, Task.FromResult<AccessOutcome>(new AccessOutcome.Refused(AccessRefusals.NoRole)), "", cancellationToken);
        }

        // A role that is not given by area keeps an area chosen by mistake, so that the refusal names it.
        var asked = wanted.AreaCode is null && (Area ?? "").Split(' ', 2) is { Length: 2 } parts
            ? wanted with { AreaKind = parts[0], AreaCode = parts[1] }
            : wanted;
        return await AfterAsync(
            accountId, grant.HandleAsync(current.Require(), accountId, asked, cancellationToken), "The role was given.", cancellationToken);
    }

    /// <summary>Takes a role away.</summary>
    public Task<IActionResult> OnPostRevokeAsync(Guid accountId, Guid grantId, CancellationToken cancellationToken)
        => AfterAsync(
            accountId, revoke.HandleAsync(current.Require(), grantId, cancellationToken), "The role was taken away.", cancellationToken);

    private async Task<IActionResult> AfterAsync(
        Guid accountId, Task<AccessOutcome> command, string sentence, CancellationToken cancellationToken)
    {
        if (await command is AccessOutcome.Done)
        {
            Notice.Set(TempData, sentence);
            return RedirectToPage(new { accountId });
        }

        var why = ((AccessOutcome.Refused)await command).Why;
        if (!await LoadAsync(accountId, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.AddModelError(
            why == AccessRefusals.UnknownArea || why.Code == AccessRefusals.RoleAndArea("").Code ? nameof(Area)
                : why == AccessRefusals.NoRole || why == AccessRefusals.RoleHeld ? nameof(Role) : "",
            why.Sentence);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        if (await people.FindAsync(actor, accountId, cancellationToken) is not { } entry)
        {
            return false;
        }

        Entry = entry;
        IsOneself = accountId == actor.AccountId;
        HasOtherSponsor = entry.SponsorId is { } sponsor && sponsor != actor.AccountId;
        AllAreas = await people.AreasAsync(actor, cancellationToken);
        return true;
    }
}
