using System.Net;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Ingest;

/// <summary>Without a declaration the file's page leads to where it is made.</summary>
public sealed class FileTargets : IMatrixTargets
{
    public string Pattern => "/submissions/send/file";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>([new("page", Pattern, _ => HttpStatusCode.Redirect)]);
}

/// <summary>A form without its token is refused.</summary>
public sealed class UploadTargets : IMatrixTargets
{
    public string Pattern => "/submissions/upload";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>([new("page", Pattern, _ => HttpStatusCode.BadRequest)]);
}

/// <summary>A return that waits for the scanner, so that its progress is shown and nothing more is to come.</summary>
public abstract class HeldTargets : IMatrixTargets
{
    public abstract string Pattern { get; }

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var records = new TestRecords(portal.Database.Superuser, token);
        var targets = new List<MatrixTarget>();
        foreach (var code in new[] { "police", "zorrelshire" })
        {
            var agency = await portal.AgencyIdAsync(code);
            await records.AddKindAsync("assaults", "Assaults");
            var (id, key) = await records.AddSubmissionAsync(
                agency, await records.AddAgreementAsync(agency), "assaults", new DateOnly(2026, 4, 1), "held");
            await new TestPeople(portal.Database.Superuser, token).ExecuteAsync(
                "update ingest.submissions set is_decided_by_person = true, decided_at = null where submission_id = @id", new { id });
            targets.Add(new(
                $"return of {code}", Pattern.Replace("{key:guid}", key.ToString(), StringComparison.Ordinal),
                caller => caller.Agency == code ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }
}

public sealed class ProgressTargets : HeldTargets
{
    public override string Pattern => "/submissions/{key:guid}/progress";
}

public sealed class EventsTargets : HeldTargets
{
    public override string Pattern => "/submissions/{key:guid}/events";
}

/// <summary>No resumable upload begins without the protocol's version.</summary>
public sealed class TusTargets : IMatrixTargets
{
    public string Pattern => "/submissions/uploads";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>([new("without a version", Pattern, _ => HttpStatusCode.PreconditionFailed)]);
}

/// <summary>The same of one upload, whosever it is.</summary>
public sealed class TusOneTargets : IMatrixTargets
{
    public string Pattern => "/submissions/uploads/{id:guid}";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>(
            [new("without a version", "/submissions/uploads/" + Guid.CreateVersion7(), _ => HttpStatusCode.PreconditionFailed)]);
}
