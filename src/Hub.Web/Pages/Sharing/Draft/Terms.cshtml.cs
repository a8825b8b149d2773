using Hub.Data.Access;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>What an agreement is for, how sensitive, how long. For whoever keeps the register; writes the working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class TermsModel(CurrentActor current, WorkingCopies copies) : DraftForm(current, copies)
{
    /// <summary>The title.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>What the data is for.</summary>
    [BindProperty]
    public string Purpose { get; set; } = "";

    /// <summary>What it may be used for.</summary>
    [BindProperty]
    public IReadOnlyList<string> Purposes { get; set; } = [];

    /// <summary>Who can renew it.</summary>
    [BindProperty]
    public string Contact { get; set; } = "";

    /// <summary>The most sensitive class.</summary>
    [BindProperty]
    public string Ceiling { get; set; } = "";

    /// <summary>Months.</summary>
    [BindProperty]
    public int? Retention { get; set; }

    /// <summary>Area codes with spaces or commas; empty is all.</summary>
    [BindProperty]
    public string Areas { get; set; } = "";

    /// <summary>First day.</summary>
    [BindProperty]
    public DateOnly? FirstDay { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    /// <summary>Review.</summary>
    [BindProperty]
    public DateOnly? Review { get; set; }

    /// <summary>The purposes to choose from.</summary>
    public IEnumerable<Choice> PurposeChoices => SharingPurposes.OfSharing.Select(purpose => new Choice(purpose.Key, purpose.Value));

    /// <summary>The classes to choose from.</summary>
    public IEnumerable<Choice> CeilingChoices => DataClasses.All.Select(one => new Choice(one, AgreementWords.DataClass(one)));

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || FirstDay is not { } first || LastDay is not { } last || Retention is not { } months)
        {
            ModelState.AddModelError(nameof(FirstDay), "Enter the first and the last day, and for how many months records are kept.");
            return Page();
        }

        var codes = (Areas ?? "").Split([' ', ',', ';', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return await SaveAsync(
            Terms with
            {
                Title = (Name ?? "").Trim(),
                Purpose = (Purpose ?? "").Trim(),
                Purposes = [.. Purposes.Where(SharingPurposes.OfSharing.ContainsKey)],
                ContactName = (Contact ?? "").Trim(),
                DataClassCeiling = Ceiling ?? "",
                RetentionMonths = months,
                Areas = codes.Length == 0 ? null : codes,
                ValidFrom = first,
                ValidUntil = last < DateOnly.MaxValue ? last.AddDays(1) : last,
                ReviewOn = Review,
            },
            null,
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Fill()
    {
        (Name, Purpose, Purposes, Contact) = (Terms.Title, Terms.Purpose, Terms.Purposes, Terms.ContactName);
        (Ceiling, Retention, Areas) = (Terms.DataClassCeiling, Terms.RetentionMonths, string.Join(", ", Terms.Areas ?? []));
        (FirstDay, LastDay, Review) = (Terms.ValidFrom, Terms.ValidUntil.AddDays(-1), Terms.ReviewOn);
    }
}
