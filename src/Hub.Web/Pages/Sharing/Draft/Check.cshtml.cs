using Hub.Data.Access;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>The whole agreement before it is offered. For whoever keeps the register; a post drafts or changes the agreement.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class CheckModel(
    CurrentActor current, WorkingCopies copies, DraftAgreement draft, ChangeAgreement change, AgreementRegisterQueries register,
    SharedKinds kinds)
    : DraftForm(current, copies)
{
    private readonly CurrentActor _current = current;
    private readonly WorkingCopies _copies = copies;

    /// <summary>What was changed and why.</summary>
    [BindProperty]
    public string Note { get; set; } = "";

    /// <summary>The terms, one a row, as the parties will read them.</summary>
    public IReadOnlyList<AgreementDifference> Rows { get; private set; } = [];

    /// <summary>Offers it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var copy = View.Copy;
        var outcome = copy.AgreementId is { } agreementId
            ? await change.HandleAsync(
                _current.Require(), new ChangeAgreementRequest(agreementId, copy.SeenVersion, Terms, Note ?? ""), cancellationToken)
            : await draft.HandleAsync(
                _current.Require(), new DraftAgreementRequest(copy.SupplierId, copy.Reference, Terms), cancellationToken);
        switch (outcome)
        {
            case AgreementOutcome.Done done:
                await _copies.DiscardAsync(_current.Require(), id, cancellationToken);
                Forms.Notice.Set(TempData, "The parties are asked to sign. Nothing changes before all of them have.");
                return Redirect($"/sharing/{done.AgreementId}");
            case AgreementOutcome.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(problem.Field == "note" ? nameof(Note) : "", problem.Sentence);
                }

                await FillAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>Shows everything.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context,
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        await next();
        if (View is not null && Rows.Count == 0)
        {
            await FillAsync(HttpContext.RequestAborted);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var before = View.Copy.AgreementId is { } id
            ? (await register.FindAsync(_current.Require(), id, cancellationToken))?.Content
            : null;
        var names = new AgreementNames(
            agency => View.Agencies.GetValueOrDefault(agency, "An agency"), kinds, View.References, AgreementWords.DataClass);
        Rows = before is null
            ? AgreementDifferences.All(Terms, names)
            : AgreementDifferences.Between(before, Terms, names);
    }
}
