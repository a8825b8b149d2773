using Hub.Data.Access;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>Each party with its lawful basis and gateway. For whoever keeps the register; writes the working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class PartiesModel(CurrentActor current, WorkingCopies copies, TimeProvider time) : DraftForm(current, copies)
{
    /// <summary>The party that is added or whose law is changed.</summary>
    [BindProperty]
    public Guid? Party { get; set; }

    /// <summary>Its lawful basis.</summary>
    [BindProperty]
    public string Basis { get; set; } = "";

    /// <summary>Its gateway.</summary>
    [BindProperty]
    public string Gateway { get; set; } = "";

    /// <summary>The agencies to choose from.</summary>
    public IEnumerable<Choice> AgencyChoices
        => View.Agencies.Select(agency => new Choice(agency.Key.ToString(), agency.Value)).Prepend(new Choice("", "Choose an agency"));

    /// <summary>The lawful bases that stand today.</summary>
    public IEnumerable<Choice> BasisChoices => View.References.LawfulBases.Where(b => View.References.LawfulBasis(b.Code, Today) == b)
        .Select(b => new Choice(b.Code, b.Title)).Prepend(new Choice("", "Choose a lawful basis"));

    /// <summary>The gateways that stand today.</summary>
    public IEnumerable<Choice> GatewayChoices => View.References.Gateways.Where(g => View.References.Gateway(g.Code, Today) == g)
        .Select(g => new Choice(g.Code, g.Title)).Prepend(new Choice("", "Choose a gateway"));

    private DateOnly Today => Hub.Data.Primitives.UkTime.Today(time);

    /// <summary>Adds a party, or gives one that is there another law.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var basis = View.References.LawfulBasis(Basis ?? "", Today);
        var gateway = View.References.Gateway(Gateway ?? "", Today);
        if (Party is not { } agency || !View.Agencies.ContainsKey(agency))
        {
            ModelState.AddModelError(nameof(Party), "Choose an agency.");
        }
        else if (basis is null || gateway is null)
        {
            ModelState.AddModelError(nameof(Basis), "Choose the party's lawful basis and its gateway.");
        }
        else
        {
            var role = agency == View.Copy.SupplierId ? AgreementParty.Supplier : AgreementParty.Recipient;
            return await SaveAsync(
                Terms with
                {
                    Parties = [.. Terms.Parties.Where(party => party.AgencyId != agency),
                        new AgreementParty(agency, role, basis.Regime, basis.Code, gateway.Code)],
                },
                TasksPath + "/parties",
                cancellationToken);
        }

        return Page();
    }

    /// <summary>Takes a recipient out.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid party, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken)
            ? await SaveAsync(
                Terms with
                {
                    Parties = [.. Terms.Parties.Where(one => one.AgencyId != party || one.AgencyId == View.Copy.SupplierId)],
                },
                TasksPath + "/parties",
                cancellationToken)
            : NotFound();
}
