using System.Net;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Ingest;

/// <summary>A decided return of each agency: nothing is left to look at, so its own people are led to its report.</summary>
public abstract class ReadingTargets : IMatrixTargets
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
            targets.Add(new(
                $"return of {code}", Pattern.Replace("{key:guid}", key.ToString(), StringComparison.Ordinal),
                caller => caller.Agency == code ? HttpStatusCode.Redirect : HttpStatusCode.NotFound));
        }

        return targets;
    }
}

public sealed class LookTargets : ReadingTargets
{
    public override string Pattern => "/submissions/{key:guid}/look";
}

public sealed class ColumnsTargets : ReadingTargets
{
    public override string Pattern => "/submissions/{key:guid}/columns";
}

public sealed class ValuesTargets : ReadingTargets
{
    public override string Pattern => "/submissions/{key:guid}/values";
}
