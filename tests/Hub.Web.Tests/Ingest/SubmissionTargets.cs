using System.Net;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Ingest;

/// <summary>A return of each agency: shown to its own people, not there for the other's.</summary>
public abstract class SubmissionTargets : IMatrixTargets
{
    public abstract string Pattern { get; }

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var records = new TestRecords(portal.Database.Superuser, TestContext.Current.CancellationToken);
        var targets = new List<MatrixTarget>();
        foreach (var code in new[] { "police", "zorrelshire" })
        {
            var agency = await portal.AgencyIdAsync(code);
            await records.AddKindAsync("assaults", "Assaults");
            var (_, key) = await records.AddSubmissionAsync(
                agency, await records.AddAgreementAsync(agency), "assaults", new DateOnly(2026, 3, 1), "rejected");
            targets.Add(new($"return of {code}", Address(key), caller => caller.Agency == code ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }

    private string Address(Guid key)
        => Pattern.Replace("{key:guid}", key.ToString(), StringComparison.Ordinal).Replace("{id:guid}", key.ToString(), StringComparison.Ordinal);
}

public sealed class ReportTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}";
}

public sealed class ProblemsTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}/problems";
}

public sealed class ApiSubmissionTargets : SubmissionTargets
{
    public override string Pattern => "/api/v1/submissions/{id:guid}";
}
