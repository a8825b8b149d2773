using System.Diagnostics;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Benchmarks;

/// <summary>
/// What row-level security costs a request: the same HTTP request over Kestrel and the loopback, the same transaction, the same
/// statements in the same role, with the policies on and off, in pairs whose order alternates. They are those of the portal's list
/// of submissions, and a page of records. They name their agency in both, as every query of the hub does; otherwise "off" would
/// read other rows.
/// </summary>
internal static class AccessBench
{
    private const int WarmUps = 400;
    private const int Pairs = 2_000;

    private sealed record Page(int Total, IReadOnlyList<SubmissionReport> Submissions);

    private sealed record Row(int RowNumber, DateOnly? EventFrom, string PlacePrecision, string Fields);

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await AccessBed.CreateAsync(cluster, cancellationToken);
        await using var on = Source(cluster, AccessBed.PolicyOn);
        await using var off = Source(cluster, AccessBed.PolicyOff);
        await using var portal = await StartAsync(new HubDatabase(on), new HubDatabase(off), cancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(portal.Urls.First()) };

        var lists = await MeasureAsync(
            client, n => $"submissions/{n % AccessBed.Agencies}", cancellationToken);
        var rows = await MeasureAsync(
            client, n => $"rows/{n % (AccessBed.Submissions / AccessBed.WithRecords)}", cancellationToken);
        return
        [
            new("access_policy_on_to_off_list_of_submissions", lists.On / lists.Off, "ratio"),
            new("access_policy_on_to_off_rows_of_a_submission", rows.On / rows.Off, "ratio"),
            new("access_list_of_submissions_policy_on_median", lists.On, "us"),
            new("access_list_of_submissions_policy_off_median", lists.Off, "us"),
            new("access_rows_of_a_submission_policy_on_median", rows.On, "us"),
            new("access_rows_of_a_submission_policy_off_median", rows.Off, "us"),
            new("access_agencies", AccessBed.Agencies, "agencies"),
            new("access_submissions", AccessBed.Submissions, "rows"),
            new("access_records", AccessBed.Records, "rows"),
        ];
    }

    private static Npgsql.NpgsqlDataSource Source(PostgresCluster cluster, string database)
        => HubDataSource.Create(cluster.ConnectionString(database, Roles.Web));

    private static async Task<WebApplication> StartAsync(HubDatabase on, HubDatabase off, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var portal = builder.Build();
        foreach (var (name, database) in new[] { ("on", on), ("off", off) })
        {
            portal.MapGet($"/{name}/submissions/{{agency:int}}", (int agency, HttpContext context) => database.InScopeAsync(
                Scope.Of("bench", "list submissions", AccessBed.Agency(agency)),
                session => ListAsync(session, AccessBed.Agency(agency)),
                context.RequestAborted));
            portal.MapGet($"/{name}/rows/{{number:int}}", (int number, HttpContext context) =>
            {
                var submission = (number + 1L) * AccessBed.WithRecords;
                var agency = AccessBed.Agency((int)(submission % AccessBed.Agencies));
                return database.InScopeAsync(
                    Scope.Of("bench", "show rows", agency), session => RowsAsync(session, agency, submission), context.RequestAborted);
            });
        }

        await portal.StartAsync(cancellationToken);
        return portal;
    }

    // What the portal's GET /api/v1/submissions does for a page of one kind.
    private static async Task<Page> ListAsync(HubSession session, Guid agency)
        => new(
            await SubmissionQueries.CountAsync(session, agency, "kind_7"),
            await SubmissionQueries.ListAsync(session, agency, "kind_7", 1, 50));

    private static async Task<IReadOnlyList<Row>> RowsAsync(HubSession session, Guid agency, long submission)
        => (await session.Connection.QueryAsync<Row>(session.Command(
            """
            select row_number, event_from, place_precision, fields::text as fields
            from ingest.source_records
            where submission_id = @submission and agency_id = @agency
            order by row_number
            limit 50
            """,
            new { submission, agency }))).AsList();

    private static async Task<(double On, double Off)> MeasureAsync(
        HttpClient client, Func<int, string> path, CancellationToken cancellationToken)
    {
        var (on, off) = (new List<double>(), new List<double>());
        for (var i = -WarmUps; i < Pairs; i++)
        {
            var number = i + WarmUps;
            var first = number % 2 == 0 ? "on" : "off";
            var second = number % 2 == 0 ? "off" : "on";
            var (one, firstBody) = await TimeAsync(client, $"/{first}/{path(number)}", cancellationToken);
            var (two, secondBody) = await TimeAsync(client, $"/{second}/{path(number)}", cancellationToken);
            if (firstBody != secondBody || firstBody.Length < 100)
            {
                throw new InvalidOperationException($"Policy on and off answered differently to {path(number)}.");
            }

            if (i >= 0)
            {
                on.Add(number % 2 == 0 ? one : two);
                off.Add(number % 2 == 0 ? two : one);
            }
        }

        on.Sort();
        off.Sort();
        return (on[Pairs / 2], off[Pairs / 2]);
    }

    private static async Task<(double Microseconds, string Body)> TimeAsync(
        HttpClient client, string path, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var body = await client.GetStringAsync(path, cancellationToken);
        return (Stopwatch.GetElapsedTime(start).TotalMicroseconds, body);
    }
}
