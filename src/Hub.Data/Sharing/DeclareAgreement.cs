using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Sharing;

/// <summary>A signature that an operator's folder declares: it was given on paper or elsewhere.</summary>
/// <param name="AgencyId">The party that signed.</param>
/// <param name="Name">The officer's name, where the folder gives one.</param>
/// <param name="Post">The officer's post.</param>
/// <param name="SignedOn">The day.</param>
public sealed record DeclaredSignature(Guid AgencyId, string? Name, string Post, DateOnly SignedOn);

/// <summary>An agreement as an operator's folder declares it.</summary>
/// <param name="AgreementId">Its id, made from the reference.</param>
/// <param name="AgencyId">The agency whose data it governs.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Content">Its terms.</param>
/// <param name="Status">"draft", "signed" or "suspended".</param>
/// <param name="Signatures">Who has signed.</param>
public sealed record AgreementDeclaration(
    Guid AgreementId,
    Guid AgencyId,
    string Reference,
    AgreementContent Content,
    string Status,
    IReadOnlyList<DeclaredSignature> Signatures);

/// <summary>What became of a declaration.</summary>
public abstract record DeclareAgreementOutcome
{
    private DeclareAgreementOutcome()
    {
    }

    /// <summary>It stands as declared already.</summary>
    public sealed record Unchanged : DeclareAgreementOutcome;

    /// <summary>It was registered or changed; this version is the newest.</summary>
    public sealed record Declared(int Version) : DeclareAgreementOutcome;

    /// <summary>It cannot stand; one sentence.</summary>
    public sealed record Refused(string Sentence) : DeclareAgreementOutcome;
}

/// <summary>
/// Registers an agreement that an operator declares in an input folder, with the signatures that were given elsewhere. Declaring
/// the same again changes nothing; other terms make a new version. What parties did in the portal since (signing, suspending)
/// is never undone by declaring again.
/// </summary>
[Audited(AuditEventKind.AgreementDeclared)]
public static class DeclareAgreement
{
    /// <summary>Declares one agreement, in a scope that holds its parties.</summary>
    public static async Task<DeclareAgreementOutcome> HandleAsync(
        HubSession session, AgreementDeclaration declaration, AgreementFacts facts)
    {
        if (Problem(declaration, facts) is { } problem)
        {
            return new DeclareAgreementOutcome.Refused($"agreement \"{declaration.Reference}\": {problem}");
        }

        var id = declaration.AgreementId;
        var isNew = await AgreementStore.InsertAsync(
            session, id, declaration.AgencyId, declaration.Reference, declaration.Content);
        var header = await AgreementStore.LockAsync(session, id);
        if (header is null || header.AgencyId != declaration.AgencyId)
        {
            return new DeclareAgreementOutcome.Refused(
                $"agreement \"{declaration.Reference}\" is registered for another agency already; give this one another reference.");
        }

        var version = header.LatestVersion;
        var latest = await AgreementStore.ContentAsync(session, id, version);
        var changed = isNew;
        if (latest?.ToJson() != declaration.Content.ToJson())
        {
            version++;
            changed = true;
            await AgreementStore.InsertVersionAsync(session, id, version, declaration.Content, "Declared in an input folder");
        }

        foreach (var signature in declaration.Signatures)
        {
            changed |= await AgreementStore.InsertSignatureAsync(session, new NewSignature(
                id, version, signature.AgencyId, null, signature.Name, signature.Post, signature.SignedOn));
        }

        if (changed)
        {
            await AgreementStore.TakeTermsAsync(session, id);
        }

        changed |= await DeclareStandingAsync(session, declaration);
        if (!changed)
        {
            return new DeclareAgreementOutcome.Unchanged();
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.AgreementDeclared, "agreement", id.ToString())
        {
            Agencies = [.. declaration.Content.Parties.Select(party => party.AgencyId)],
            Agreements = [id],
            Details = new Dictionary<string, string>
            {
                ["version"] = version.ToString(CultureInfo.InvariantCulture), ["status"] = declaration.Status,
            },
        });
        return new DeclareAgreementOutcome.Declared(version);
    }

    private static string? Problem(AgreementDeclaration declaration, AgreementFacts facts)
    {
        var problems = AgreementCheck.Problems(declaration.Content, facts);
        if (problems.Count > 0)
        {
            return problems[0].Sentence;
        }

        var parties = declaration.Content.Parties;
        if (declaration.Signatures.Any(signature => string.IsNullOrWhiteSpace(signature.Post)
            || parties.All(party => party.AgencyId != signature.AgencyId)))
        {
            return "A signatory is of no party or has no post; correct the signatories.";
        }

        return declaration.Status != "draft"
            && parties.Any(party => declaration.Signatures.All(signature => signature.AgencyId != party.AgencyId))
            ? "It is called signed, but not every party has a signatory; add signedOn or signatories, or call it a draft."
            : null;
    }

    /// <summary>Suspends, or lifts what the same actor suspended; what a party did in the portal stays.</summary>
    private static async Task<bool> DeclareStandingAsync(HubSession session, AgreementDeclaration declaration)
    {
        var last = await AgreementStore.LastWordAsync(session, declaration.AgreementId, declaration.AgencyId);
        var act = (declaration.Status, last) switch
        {
            ("suspended", null or (Act: "resumed", _)) => "suspended",
            ("signed", (Act: "suspended", var by)) when by == session.Scope.Actor => "resumed",
            _ => null,
        };
        if (act is null)
        {
            return false;
        }

        await AgreementStore.DeclareStandingAsync(
            session, declaration.AgreementId, declaration.AgencyId, act, "Declared in an input folder");
        return true;
    }
}
