using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>Information governance of a party signs the newest version for its own agency. Writes a signature.</summary>
[RequiresPermission(Permission.SignAgreements)]
public sealed class SignModel(CurrentActor current, AgreementRegisterQueries register, SignAgreement sign)
    : AgreementForm(current, register)
{
    private readonly CurrentActor _current = current;

    /// <summary>The post in which they sign.</summary>
    [BindProperty]
    public string Post { get; set; } = "";

    /// <summary>The version that they read.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Signs.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id,
            await sign.HandleAsync(_current.Require(), new SignAgreementRequest(id, Version, Post ?? ""), cancellationToken),
            done => done.IsInForce ? "You have signed. Every party has now signed this version." : "You have signed for your agency.",
            cancellationToken);
}
