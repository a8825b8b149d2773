using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>What is kept for the record. For whoever keeps the register; writes the working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class RecordModel(CurrentActor current, WorkingCopies copies) : DraftForm(current, copies)
{
    /// <summary>Reference of the impact assessment.</summary>
    [BindProperty]
    public string Dpia { get; set; } = "";

    /// <summary>How the data travels.</summary>
    [BindProperty]
    public string Transfer { get; set; } = "";

    /// <summary>How often.</summary>
    [BindProperty]
    public string Frequency { get; set; } = "";

    /// <summary>What may be passed on.</summary>
    [BindProperty]
    public string Onward { get; set; } = "";

    /// <summary>Senior information risk owner.</summary>
    [BindProperty]
    public string RiskOwner { get; set; } = "";

    /// <summary>Information asset owner.</summary>
    [BindProperty]
    public string AssetOwner { get; set; } = "";

    /// <summary>Caldicott guardian.</summary>
    [BindProperty]
    public string Guardian { get; set; } = "";

    /// <summary>Data protection officer.</summary>
    [BindProperty]
    public string Officer { get; set; } = "";

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken)
            ? await SaveAsync(
                Terms with
                {
                    DpiaReference = string.IsNullOrWhiteSpace(Dpia) ? null : Dpia.Trim(),
                    TransferMethod = Said(Transfer), Frequency = Said(Frequency), OnwardRule = Said(Onward), RiskOwner = Said(RiskOwner),
                    AssetOwner = Said(AssetOwner), CaldicottGuardian = Said(Guardian), ProtectionOfficer = Said(Officer),
                },
                null,
                cancellationToken)
            : NotFound();

    /// <inheritdoc/>
    protected override void Fill()
    {
        (Dpia, Transfer, Frequency, Onward) =
            (Terms.DpiaReference ?? "", Terms.TransferMethod, Terms.Frequency, Terms.OnwardRule);
        (RiskOwner, AssetOwner, Guardian, Officer) =
            (Terms.RiskOwner, Terms.AssetOwner, Terms.CaldicottGuardian, Terms.ProtectionOfficer);
    }

    private static string Said(string? text) => (text ?? "").Trim();
}
