using System.Net;
using Hub.Testing;
using Hub.Web.Tests.Matrix;
using Hub.Web.Tests.Sharing;

namespace Hub.Web.Tests.Ingest;

/// <summary>The declaration of one kind: agreed for the council, not agreed for the police, and both are told so.</summary>
public sealed class DeclareTargets : IMatrixTargets
{
    public string Pattern => "/submissions/send";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        await WebAgreements.MakeAsync(portal);
        return [MatrixTarget.Shown($"{Pattern}?kind={Sending.Kind}"), MatrixTarget.Shown(Pattern)];
    }
}

/// <summary>The file's page of a return that the council may send; what may not be sent, or is not declared, leads back.</summary>
public sealed class FileTargets : IMatrixTargets
{
    public string Pattern => "/submissions/send/file";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        await WebAgreements.MakeAsync(portal);
        return
        [
            new("declared", Sending.FilePage(new(2021, 5, 1)),
                caller => caller.Agency == "zorrelshire" ? HttpStatusCode.OK : HttpStatusCode.Redirect),
            new("not declared", Pattern, _ => HttpStatusCode.Redirect),
        ];
    }
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
