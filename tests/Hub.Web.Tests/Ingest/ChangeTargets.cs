using System.Net;
using Hub.Testing;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Ingest;

/// <summary>A return of each agency that stands: to be withdrawn or replaced by its own people.</summary>
public abstract class StandingTargets : IMatrixTargets
{
    // Each in a month of its own: one accepted return stands for a period, and tests share a portal.
    private static int _made;

    public abstract string Pattern { get; }

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var records = new TestRecords(portal.Database.Superuser, token);
        var targets = new List<MatrixTarget>();
        foreach (var code in new[] { "police", "zorrelshire" })
        {
            var agency = await portal.AgencyIdAsync(code);
            await records.AddKindAsync("burglaries", "Burglaries");
            var (id, key) = await records.AddSubmissionAsync(
                agency, await records.AddAgreementAsync(agency), "burglaries", new DateOnly(2010, 1, 1).AddMonths(Interlocked.Increment(ref _made)), Status);
            await ArrangeAsync(new TestPeople(portal.Database.Superuser, token), id);
            targets.Add(new(
                $"return of {code}", Pattern.Replace("{key:guid}", key.ToString(), StringComparison.Ordinal),
                caller => caller.Agency == code ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        }

        return targets;
    }

    protected virtual string Status => "rejected";

    protected virtual Task ArrangeAsync(TestPeople people, long submission) => Task.CompletedTask;
}

public sealed class WithdrawTargets : StandingTargets
{
    public override string Pattern => "/submissions/{key:guid}/withdraw";
}

public sealed class ReplaceTargets : StandingTargets
{
    public override string Pattern => "/submissions/{key:guid}/replace";

    protected override string Status => "accepted";
}

public sealed class CertificateTargets : StandingTargets
{
    public override string Pattern => "/submissions/{key:guid}/certificate";

    protected override string Status => "withdrawn";

    protected override Task ArrangeAsync(TestPeople people, long submission)
        => people.ExecuteAsync(
            """
            insert into ingest.withdrawal_certificates (certificate_id, submission_id, agency_id, agreement_id, cause, reason, asked_by,
                asked_at, erased, event_id, certified_at)
            select gen_random_uuid(), submission_id, agency_id, agreement_id, 'withdrawn', 'wrong_data', gen_random_uuid()::text, now(),
                '[{"what":"records","count":1200},{"what":"sealed identities","count":1187}]', gen_random_uuid(), now()
            from ingest.submissions where submission_id = @submission
            """,
            new { submission });
}
