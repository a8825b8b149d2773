using Dapper;
using Hub.Data.Access;
using Hub.Data.Ingest.Coverage;
using Hub.Data.Tests.Ingest.Requests;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Coverage;

/// <summary>How good other agencies' returns were, as an analyst of an area that they serve may know it (capability 5.6).</summary>
public sealed class CoverageQualityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Today = new(2026, 2, 3);

    private Task<RequestWorld> WorldAsync() => RequestWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    private static async Task<CoverageQuality?> SeenAsync(RequestWorld world, Actor actor, DateOnly? since = null)
        => (await world.ReadAsync(actor, session => CoverageQueries.QualityAsync(session, Today, since ?? new(2024, 2, 3))))
            .GetValueOrDefault((world.Ingest.Agency, TestKinds.Incidents));

    /// <summary>A return of two rows; each row lacks its loss unless it is told.</summary>
    private static Task SendAsync(RequestWorld world, int month, string first, string second)
        => world.Ingest.SendAsync(
            TestKinds.Incidents, new(2025, month, 1), new(2025, month + 1, 1),
            $"Reference,Happened on,Loss\nM{month}-1,03/0{month}/2025,{first}\nM{month}-2,04/0{month}/2025,{second}\n");

    [Fact]
    public async Task Quality_AgencyOfTheOwnArea_NewestReturnAndMedianOfTheLastFour()
    {
        using var world = await WorldAsync();
        await SendAsync(world, 1, "", "");
        await SendAsync(world, 2, "1", "2");
        await SendAsync(world, 3, "1", "2");
        await SendAsync(world, 4, "1", "");
        await SendAsync(world, 5, "", "");

        var quality = await SeenAsync(world, world.Analyst);

        Assert.NotNull(quality);
        Assert.Equal((new DateOnly(2025, 5, 1), new DateOnly(2025, 6, 1), 4), (quality.PeriodFrom, quality.PeriodUntil, quality.Measured));
        // Cells of the last four: 6, 6, 5 and 4 of 6. The median lies at 91.5.
        Assert.Equal((66, 91), (quality.Complete, quality.CompleteMedian));
        Assert.Equal((100, 100), (quality.Valid, quality.ValidMedian));
        Assert.Equal((100, 100), (quality.Single, quality.SingleMedian));
        // All came today; the median of four lies between March and April.
        var due = await world.People.ReadAsync<DateOnly>(
            "select due_on from ingest.submissions where agency_id = @Agency order by period_from", new { world.Ingest.Agency });
        Assert.Equal(Today.DayNumber - due[4].DayNumber, quality.Days);
        var middle = ((Today.DayNumber - due[2].DayNumber) + (Today.DayNumber - due[3].DayNumber)) / 2m;
        Assert.Equal((int)Math.Ceiling(middle), quality.DaysMedian);
        Assert.Null(await SeenAsync(world, world.Analyst, new(2025, 6, 1)));
    }

    [Fact]
    public async Task Quality_ScopeWithoutTheArea_SeesNothing()
    {
        using var world = await WorldAsync();
        await SendAsync(world, 4, "1", "2");

        Assert.NotNull(await SeenAsync(world, world.Analyst));
        Assert.Null(await SeenAsync(world, world.ElsewhereAnalyst));
        Assert.Empty(await world.ReadAsync(world.Officer, session => CoverageQueries.QualityAsync(session, Today, new(2024, 2, 3))));
    }

    [Fact]
    public async Task Quality_AgencyOfAnotherArea_IsSeenOnlyOnceItServesTheArea()
    {
        using var world = await WorldAsync();
        await SendAsync(world, 4, "1", "2");
        Assert.Null(await SeenAsync(world, world.ElsewhereAnalyst));

        await world.People.ExecuteAsync(
            """
            update access.agencies set served_areas = array(select code from area.areas where area_id = any (@Areas))
            where agency_id = @Agency
            """,
            new { Areas = world.ElsewhereAnalyst.Acting.Areas.ToArray(), world.Ingest.Agency });

        Assert.NotNull(await SeenAsync(world, world.ElsewhereAnalyst));
        Assert.Null(await SeenAsync(world, world.Analyst));
    }

    [Fact]
    public async Task Quality_AReturnThatNoLongerStandsOrIsNotOwed_IsLeftOut()
    {
        using var world = await WorldAsync();
        await SendAsync(world, 4, "1", "2");
        await SendAsync(world, 5, "", "");
        await world.People.ExecuteAsync(
            "update ingest.submissions set status = 'replaced' where agency_id = @Agency and period_from = '2025-05-01'",
            new { world.Ingest.Agency });

        Assert.Equal(new DateOnly(2025, 4, 1), (await SeenAsync(world, world.Analyst))?.PeriodFrom);

        await world.People.ExecuteAsync("delete from ingest.required_sources where agency_id = @Agency", new { world.Ingest.Agency });
        Assert.Null(await SeenAsync(world, world.Analyst));
    }

    [Fact]
    public async Task Quality_AfterItsCall_TheSessionSeesNoOtherAgencysCounts()
    {
        using var world = await WorldAsync();
        await SendAsync(world, 4, "1", "2");

        var (seen, rows) = await world.ReadAsync(world.Analyst, async session =>
        {
            var quality = await CoverageQueries.QualityAsync(session, Today, new(2024, 2, 3));
            return (quality.Count, await session.Connection.ExecuteScalarAsync<long>(
                session.Command("select count(*) from ingest.submission_quality", new { })));
        });

        Assert.Equal(1, seen);
        Assert.Equal(0, rows);
    }
}
