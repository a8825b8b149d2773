using Hub.Data.Access;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>The fields of one kind. For whoever keeps the register; writes the working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class FieldsModel(CurrentActor current, WorkingCopies copies, SharedKinds kinds) : DraftForm(current, copies)
{
    /// <summary>The kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>The chosen fields.</summary>
    [BindProperty]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>The kind's title.</summary>
    public string KindTitle => kinds.Find(Kind)?.Title ?? "a kind that is not known";

    /// <summary>The fields to choose from.</summary>
    public IEnumerable<Choice> FieldChoices => (kinds.Find(Kind)?.Fields ?? []).Select(one => new Choice(
        one.Name, one.Title, one.Meaning + (one.IsIdentifier ? " Identifies somebody: sealed apart, used to link only." : "")));

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || kinds.Find(Kind) is not { } kind)
        {
            return NotFound();
        }

        var fields = kind.Fields.Select(field => field.Name).Where(Chosen.Contains).ToList();
        if (fields.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), "Choose at least one field, or take the kind out of the agreement.");
            return Page();
        }

        var covered = new AgreementKind(Kind, fields.Count == kind.Fields.Count ? null : fields);
        return await SaveAsync(
            Terms with { Kinds = [.. Terms.Kinds.Where(one => one.Kind != Kind), covered] }, TasksPath + "/kinds", cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Fill()
        => Chosen = Terms.Kinds.FirstOrDefault(kind => kind.Kind == Kind)?.Fields
            ?? [.. (kinds.Find(Kind)?.Fields ?? []).Select(field => field.Name)];
}
