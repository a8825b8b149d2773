using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Data.Ingest.Withdrawal;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions.Change;

/// <summary>
/// What an agency keeps to show that a return is gone, to be printed; until the worker is done, that it is on its way. Carries no
/// person's name: whoever asked is an account's number.
/// </summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class CertificateModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The return's id.</summary>
    public Guid Key { get; private set; }

    /// <summary>The return and its period.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The certificate; null while the return is being withdrawn.</summary>
    public WithdrawalCertificate? Certificate { get; private set; }

    /// <summary>Why the last request to withdraw it was refused; null otherwise.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The certificate, line by line.</summary>
    public IEnumerable<(string Name, string Value)> Facts(WithdrawalCertificate one)
    {
        yield return ("Return", Name);
        yield return ("Number", FormattableString.Invariant($"{one.SubmissionId}"));
        yield return ("Agreement", one.AgreementReference);
        yield return ("File received", When.At(one.ReceivedAt));
        yield return ("Size of the file", FormattableString.Invariant($"{one.FileBytes:N0} bytes"));
        yield return ("Hash of the file (SHA-256)", Convert.ToHexStringLower(one.Sha256));
        if (one.Reason is { } reason)
        {
            yield return ("Reason", WithdrawalReason.Words(reason));
            yield return ("Asked", $"{When.At(one.AskedAt)}, for {one.AgencyName}, by {Asker(one.AskedBy)}");
        }

        yield return ("Erased", When.At(one.CertifiedAt));
        yield return ("Event in the audit record", one.EventId.ToString());
        yield return (
            "Seal of the audit record",
            one is { Seal: { } seal, SealHash: { } hash }
                ? FormattableString.Invariant($"{seal:N0}, {Convert.ToHexStringLower(hash)}")
                : "Not sealed yet; it stands here a few seconds after the erasure");
    }

    /// <summary>Shows it; not found where the agency has no such return or nobody asked to withdraw it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("read a certificate of erasure"),
            async session =>
            {
                if (await SubmissionQueries.FindAsync(session, actor.Acting.AgencyId, key) is not { } report)
                {
                    return false;
                }

                (Key, Name) = (key, $"{report.Title}, {When.Period(report.PeriodFrom, report.PeriodUntil)}");
                Certificate = await WithdrawalQueries.CertificateAsync(session, actor.Acting.AgencyId, key);
                var isAsked = await WithdrawalQueries.IsAskedAsync(session, report.SubmissionId);
                Refusal = isAsked ? null : await WithdrawalQueries.LastRefusalAsync(session, report.SubmissionId);
                return Certificate is not null || isAsked || Refusal is not null;
            },
            cancellationToken);
        return found ? Page() : NotFound();
    }

    private static string Asker(string askedBy)
        => askedBy.StartsWith("client:", StringComparison.Ordinal) ? "system " + askedBy["client:".Length..] : "account " + askedBy;
}
