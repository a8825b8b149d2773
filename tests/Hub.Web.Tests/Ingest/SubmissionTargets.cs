using System.Net;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Ingest;

/// <summary>A return of each agency: shown to its own people, not there for the other's.</summary>
public abstract class SubmissionTargets : IMatrixTargets
{
    public abstract string Pattern { get; }

    /// <summary>How the return stands.</summary>
    protected virtual string Status => "rejected";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var records = new TestRecords(portal.Database.Superuser, TestContext.Current.CancellationToken);
        var targets = new List<MatrixTarget>();
        foreach (var code in new[] { "police", "zorrelshire" })
        {
            var agency = await portal.AgencyIdAsync(code);
            await records.AddKindAsync("assaults", "Assaults");
            var agreement = await records.AddAgreementAsync(agency);
            var (id, key) = await records.AddSubmissionAsync(
                agency, agreement, "assaults", new DateOnly(2026, 3, 1), Status);
            await records.AddProblemAsync(id, agency, agreement, 1, "The ward does not exist.", "error", (14, "Nowhere"), (15, null));
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

public sealed class ReportJsonTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}/report.json";
}

public sealed class CheckTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}/check";

    protected override string Status => "checked";
}

public sealed class DiscardTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}/discard";

    protected override string Status => "checked";
}

public sealed class FixTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}/fix";

    protected override string Status => "checked";
}

public sealed class AnnotatedTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}/annotated";

    protected override string Status => "checked";
}

public sealed class AnnotatedCopyTargets : IMatrixTargets
{
    public string Pattern => "/submissions/{key:guid}/annotated/{rows}.{form}";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>(
            [new("no copy", $"/submissions/{Guid.NewGuid()}/annotated/all.csv", _ => HttpStatusCode.NotFound)]);
}

public sealed class SentTargets : SubmissionTargets
{
    public override string Pattern => "/submissions/{key:guid}/sent";

    protected override string Status => "sent";
}

public sealed class RuleTargets : IMatrixTargets
{
    public string Pattern => "/submissions/rules/{rule}";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>(
        [
            MatrixTarget.Shown("/submissions/rules/not_whole"),
            new("unknown rule", "/submissions/rules/no_such_rule", _ => HttpStatusCode.NotFound),
        ]);
}

public sealed class ApiSubmissionTargets : SubmissionTargets
{
    public override string Pattern => "/api/v1/submissions/{id:guid}";
}

public sealed class ApiReportTargets : SubmissionTargets
{
    public override string Pattern => "/api/v1/submissions/{id:guid}/report";
}

public sealed class ApiWithdrawTargets : SubmissionTargets
{
    public override string Pattern => "/api/v1/submissions/{id:guid}/withdraw";
}
