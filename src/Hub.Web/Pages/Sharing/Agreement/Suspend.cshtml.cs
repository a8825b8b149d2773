using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>A party, or whoever keeps the register, suspends an agreement at once. Writes its standing.</summary>
[RequiresPermission(Permission.SignAgreements)]
public sealed class SuspendModel(CurrentActor current, AgreementRegisterQueries register, SuspendAgreement suspend)
    : StandingForm(current, register)
{
    private readonly CurrentActor _current = current;

    /// <inheritdoc/>
    public override string Heading => "Suspend this agreement";

    /// <inheritdoc/>
    public override string Consequence => $"From now on nothing is taken in under it, until {Agency} resumes it. "
        + "What was taken in before stays.";

    /// <inheritdoc/>
    protected override Task<AgreementOutcome> RunAsync(Guid id, CancellationToken cancellationToken)
        => suspend.HandleAsync(_current.Require(), new StandingRequest(id, Reason ?? ""), cancellationToken);

    /// <inheritdoc/>
    protected override string Done(AgreementOutcome.Done outcome) => "The agreement is suspended.";
}
