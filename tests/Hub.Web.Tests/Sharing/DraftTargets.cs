using System.Net;
using Dapper;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Sharing;

/// <summary>Pages of an agreement that is being written: there for the agency that keeps the register, and for nobody else.</summary>
public abstract class DraftTargets(string page) : IMatrixTargets
{
    private static readonly Guid Own = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Other = Guid.Parse("00000000-0000-7000-8000-000000000002");

    /// <inheritdoc/>
    public string Pattern => "/sharing/draft/{id:guid}" + page;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var made = await WebAgreements.MakeAsync(portal);
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync();
        foreach (var (id, agency) in new[] { (Own, "police"), (Other, "zorrelshire") })
        {
            await connection.ExecuteAsync(
                """
                insert into sharing.working_copies (working_id, agency_id, seen_version, reference, supplier_id, content, changed_by)
                select @id, g.agency_id, 0, 'WEB-9', a.agency_id, v.terms, 'test'
                from access.agencies g, sharing.agreements a join sharing.agreement_versions v using (agreement_id)
                where g.code = @agency and a.agreement_id = @Shared
                on conflict do nothing
                """,
                new { id, agency, made.Shared });
        }

        return
        [
            new("own agency", $"/sharing/draft/{Own}{page}", _ => HttpStatusCode.OK),
            new("other agency", $"/sharing/draft/{Other}{page}", _ => HttpStatusCode.NotFound),
        ];
    }
}

public sealed class TasksTargets() : DraftTargets("");

public sealed class TermsTargets() : DraftTargets("/terms");

public sealed class PartiesTargets() : DraftTargets("/parties");

public sealed class KindsTargets() : DraftTargets("/kinds");

public sealed class FieldsTargets() : DraftTargets("/fields");

public sealed class CombiningTargets() : DraftTargets("/combining");

public sealed class RecordTargets() : DraftTargets("/record");

public sealed class CheckTargets() : DraftTargets("/check");

public sealed class ChangeTargets() : SharingTargets("/change");
