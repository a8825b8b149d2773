using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>Whoever keeps the register records that an agreement was reviewed and stands. Writes its standing.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class ReviewModel(CurrentActor current, AgreementRegisterQueries register, RecordReview review)
    : StandingForm(current, register)
{
    private readonly CurrentActor _current = current;

    /// <summary>The day of the next review.</summary>
    [BindProperty]
    public DateOnly? NextReviewOn { get; set; }

    /// <inheritdoc/>
    public override string Heading => "Record a review";

    /// <inheritdoc/>
    public override string Consequence => "Record that the agreement was reviewed and stands as it is. "
        + "If its terms must change, change the agreement instead: that needs signatures.";

    /// <inheritdoc/>
    protected override Task<AgreementOutcome> RunAsync(Guid id, CancellationToken cancellationToken)
        => review.HandleAsync(
            _current.Require(), new RecordReviewRequest(id, Reason ?? "", NextReviewOn ?? default), cancellationToken);

    /// <inheritdoc/>
    protected override string Done(AgreementOutcome.Done outcome) => "The review is recorded.";
}
