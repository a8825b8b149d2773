using Hub.Data.Access;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>The kinds of data. For whoever keeps the register; writes the working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class KindsModel(CurrentActor current, WorkingCopies copies, SharedKinds kinds) : DraftForm(current, copies)
{
    /// <summary>The chosen kinds.</summary>
    [BindProperty]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>The kinds that the hub knows.</summary>
    public SharedKinds Kinds => kinds;

    /// <summary>The kinds to choose from.</summary>
    public IEnumerable<Choice> KindChoices
        => kinds.All.Select(kind => new Choice(kind.Kind, kind.Title, $"{AgreementWords.DataClass(kind.DataClass)}. {kind.Why}"));

    /// <summary>Saves; fields chosen before stay with their kind.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken)
            ? await SaveAsync(
                Terms with
                {
                    Kinds = [.. Chosen.Distinct().Where(name => kinds.Find(name) is not null).Select(name =>
                        Terms.Kinds.FirstOrDefault(kind => kind.Kind == name) ?? new AgreementKind(name, null))],
                },
                TasksPath + "/kinds",
                cancellationToken)
            : NotFound();

    /// <inheritdoc/>
    protected override void Fill() => Chosen = [.. Terms.Kinds.Select(kind => kind.Kind)];
}
