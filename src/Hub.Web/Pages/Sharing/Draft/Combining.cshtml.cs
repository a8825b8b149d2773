using Hub.Data.Access;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>What may be combined at person level. For whoever keeps the register; writes the working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class CombiningModel(CurrentActor current, WorkingCopies copies, SharedKinds kinds) : DraftForm(current, copies)
{
    /// <summary>A kind of the agreement.</summary>
    [BindProperty]
    public string Kind { get; set; } = "";

    /// <summary>The other kind.</summary>
    [BindProperty]
    public string With { get; set; } = "";

    /// <summary>For what.</summary>
    [BindProperty]
    public string Purpose { get; set; } = "";

    /// <summary>Kinds of the agreement that are about persons.</summary>
    public IReadOnlyList<Choice> OwnChoices => [.. Terms.Kinds.Select(kind => kinds.Find(kind.Kind)).OfType<SharedKind>()
        .Where(kind => kind.IsAboutPersons).Select(kind => new Choice(kind.Kind, kind.Title))];

    /// <summary>Every kind that is about persons.</summary>
    public IReadOnlyList<Choice> OtherChoices
        => [.. kinds.All.Where(kind => kind.IsAboutPersons).Select(kind => new Choice(kind.Kind, kind.Title))];

    /// <summary>The purposes of combining.</summary>
    public IEnumerable<Choice> PurposeChoices => SharingPurposes.OfCombining.Select(purpose => new Choice(purpose.Key, purpose.Value));

    /// <summary>A kind's title.</summary>
    public string KindTitle(string kind) => kinds.Find(kind)?.Title ?? kind;

    /// <summary>Adds a combination.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (kinds.Find(Kind ?? "") is not { IsAboutPersons: true } one || kinds.Find(With ?? "") is not { IsAboutPersons: true } other
            || !SharingPurposes.OfCombining.ContainsKey(Purpose ?? ""))
        {
            ModelState.AddModelError(nameof(Kind), "Choose two kinds about persons, and a purpose.");
            return Page();
        }

        var term = new CombiningTerm(one.Kind, one.DataClass, other.Kind, other.DataClass, Purpose!);
        return await SaveAsync(
            Terms with { Combining = [.. Terms.Combining.Where(old => !IsSame(old, term)), term] },
            TasksPath + "/combining",
            cancellationToken);
    }

    /// <summary>Takes one out.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int index, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken)
            ? await SaveAsync(
                Terms with { Combining = [.. Terms.Combining.Where((_, at) => at != index)] }, TasksPath + "/combining", cancellationToken)
            : NotFound();

    private static bool IsSame(CombiningTerm one, CombiningTerm other)
        => (one.Kind, one.WithKind, one.Purpose) == (other.Kind, other.WithKind, other.Purpose);
}
