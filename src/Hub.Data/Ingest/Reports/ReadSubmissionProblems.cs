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

    /// <summary>The return, every rule with its first rows.</summary>
    public sealed record Shown(SubmissionDetail Detail, IReadOnlyList<ListedProblem> Problems) : SubmissionProblemsOutcome
    {
        /// <summary>The return as lists show it.</summary>
        public SubmissionReport Report => Detail.Report;

        /// <summary>The whole report, the same by every door.</summary>
        public SubmissionReportDocument Document => SubmissionReportDocument.Of(Detail, Problems);
    }

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
    private const string Purpose = "read the problems of a return";

    /// <summary>Reads the problems of one submission of the agency that <paramref name="actor"/> acts for.</summary>
    public async Task<SubmissionProblemsOutcome> HandleAsync(
        Actor actor, SubmissionProblemsRequest request, CancellationToken cancellationToken)
        => actor.Can(Permission.ViewSubmissions)
            ? await RunAsync(actor.ScopeFor(Purpose), actor.Acting.AgencyId, request.Key, namesPeople: true, cancellationToken)
            : new SubmissionProblemsOutcome.NotThere();

    /// <summary>The same for a caller of the API or an operator, whose right the caller has judged.</summary>
    public Task<SubmissionProblemsOutcome> RunAsync(Scope scope, Guid agencyId, Guid key, CancellationToken cancellationToken)
        => RunAsync(scope, agencyId, key, namesPeople: false, cancellationToken);

    private Task<SubmissionProblemsOutcome> RunAsync(
        Scope scope, Guid agencyId, Guid key, bool namesPeople, CancellationToken cancellationToken)
        => database.InScopeAsync(
            scope,
            async session =>
            {
                if (await SubmissionDetailQueries.FindAsync(session, agencyId, key, namesPeople) is not { } detail)
                {
                    return (SubmissionProblemsOutcome)new SubmissionProblemsOutcome.NotThere();
                }

                var id = detail.Report.SubmissionId;
                var problems = await SubmissionQueries.ListedAsync(session, agencyId, id);
                await AuditStore.WriteAsync(session, new AuditEvent(
                    AuditEventKind.SubmissionProblemsRead, "submission", id.ToString(CultureInfo.InvariantCulture))
                {
                    Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["rows"] = problems.Sum(problem => problem.First.Count).ToString(CultureInfo.InvariantCulture),
                    },
                });
                return new SubmissionProblemsOutcome.Shown(detail, problems);
            },
            cancellationToken);
}
