using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>An agency lifts its own suspension of an agreement. Writes its standing.</summary>
[RequiresPermission(Permission.SignAgreements)]
public sealed class ResumeModel(CurrentActor current, AgreementRegisterQueries register, ResumeAgreement resume)
    : StandingForm(current, register)
{
    private readonly CurrentActor _current = current;

    /// <inheritdoc/>
    public override string Heading => "Resume this agreement";

    /// <inheritdoc/>
    public override string Consequence => $"The suspension by {Agency} is lifted. "
        + "If another agency has suspended the agreement too, it stays suspended.";

    /// <inheritdoc/>
    protected override Task<AgreementOutcome> RunAsync(Guid id, CancellationToken cancellationToken)
        => resume.HandleAsync(_current.Require(), new StandingRequest(id, Reason ?? ""), cancellationToken);

    /// <inheritdoc/>
    protected override string Done(AgreementOutcome.Done outcome) => outcome.IsInForce
        ? "The agreement is in force again."
        : "Your suspension is lifted; the agreement is not in force yet.";
}
