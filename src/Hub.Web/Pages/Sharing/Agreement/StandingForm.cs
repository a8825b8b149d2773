using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>A page that says something about an agreement's standing, with a reason.</summary>
public abstract class StandingForm(CurrentActor current, AgreementRegisterQueries register) : AgreementForm(current, register)
{
    /// <summary>Why; every party reads it.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>The page's heading.</summary>
    public abstract string Heading { get; }

    /// <summary>What it does, in one or two sentences.</summary>
    public abstract string Consequence { get; }

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(id, await RunAsync(id, cancellationToken), Done, cancellationToken);

    /// <summary>The command behind the page.</summary>
    protected abstract Task<AgreementOutcome> RunAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The sentence afterwards.</summary>
    protected abstract string Done(AgreementOutcome.Done outcome);
}
