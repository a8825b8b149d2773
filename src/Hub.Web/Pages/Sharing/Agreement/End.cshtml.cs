using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>Whoever keeps the register ends an agreement for good. Writes its standing.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class EndModel(CurrentActor current, AgreementRegisterQueries register, EndAgreement end)
    : StandingForm(current, register)
{
    private readonly CurrentActor _current = current;

    /// <inheritdoc/>
    public override string Heading => "End this agreement";

    /// <inheritdoc/>
    public override string Consequence => "It ends now and for good; a new agreement would have to be drafted and signed. "
        + "What was taken in stays until its retention is over.";

    /// <inheritdoc/>
    protected override Task<AgreementOutcome> RunAsync(Guid id, CancellationToken cancellationToken)
        => end.HandleAsync(_current.Require(), new StandingRequest(id, Reason ?? ""), cancellationToken);

    /// <inheritdoc/>
    protected override string Done(AgreementOutcome.Done outcome) => "The agreement has ended.";
}
