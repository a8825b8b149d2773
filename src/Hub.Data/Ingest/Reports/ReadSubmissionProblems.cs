using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Reports;

/// <summary>Whose problems to show.</summary>
public sealed record SubmissionProblemsRequest(Guid Key);

/// <summary>How it ended.</summary>
public abstract record SubmissionProblemsOutcome
{
    private SubmissionProblemsOutcome()
    {
    }

    /// <summary>The report, every rule with its first rows.</summary>
    public sealed record Shown(SubmissionReport Report, IReadOnlyList<ListedProblem> Problems) : SubmissionProblemsOutcome;

    /// <summary>The agency has no such submission.</summary>
    public sealed record NotThere : SubmissionProblemsOutcome;
}

/// <summary>
/// Shows the first rows that broke each rule, with what stood there. That reads rows of the agency's own data, so it is recorded;
/// values that identify a person are not kept with a problem in the first place.
/// </summary>
[Audited(AuditEventKind.SubmissionProblemsRead)]
public sealed class ReadSubmissionProblems(HubDatabase database)
{
    /// <summary>Reads the problems of one submission of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<SubmissionProblemsOutcome> HandleAsync(Actor actor, SubmissionProblemsRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.ViewSubmissions)
            ? Task.FromResult<SubmissionProblemsOutcome>(new SubmissionProblemsOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor("read the problems of a return"),
                async session =>
                {
                    var agency = actor.Acting.AgencyId;
                    if (await SubmissionQueries.FindAsync(session, agency, request.Key) is not { } report)
                    {
                        return (SubmissionProblemsOutcome)new SubmissionProblemsOutcome.NotThere();
                    }

                    var problems = await SubmissionQueries.ListedAsync(session, agency, report.SubmissionId);
                    await AuditStore.WriteAsync(session, new AuditEvent(
                        AuditEventKind.SubmissionProblemsRead, "submission", report.SubmissionId.ToString(CultureInfo.InvariantCulture))
                    {
                        Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["rows"] = problems.Sum(problem => problem.First.Count).ToString(CultureInfo.InvariantCulture),
                        },
                    });
                    return new SubmissionProblemsOutcome.Shown(report, problems);
                },
                cancellationToken);
}
