using Dapper;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections.Linked;
using Hub.Data.Profiles.Snapshot;
using Hub.Testing;

namespace Hub.Data.Tests.Indicators.Linked;

/// <summary>
/// Premises that the licensing officer and trading standards know, partly the same; a third agency's agreement lets people be counted
/// once, and not premises. The tests link records by putting clusters where the worker would.
/// </summary>
public sealed class LinkedPremisesTests(LinkedPremisesTests.Filled filled) : IClassFixture<LinkedPremisesTests.Filled>
{
    private LinkedPremises North => filled.Linked.PremisesFor("north", "Name north")!;

    [Fact]
    public void Premises_OfTwoAgencies_AreCountedOnce()
    {
        var overlap = North.Known.Overlap!;

        Assert.Equal(("60", "30", "30", "0"), (North.Known.People.Text, overlap.One.Text, overlap.Several.Text, overlap.ThreeOrMore.Text));
        Assert.Equal(["Agency council", "Agency police"], North.Agencies);
    }

    [Fact]
    public void Premises_OfAnAgencyThatAllowsPeopleAlone_AreInNoFigure()
        => Assert.Equal(["Title of visits (Agency housing): its agreement does not allow it"], North.LeftOut);

    [Fact]
    public void Premises_FewerThanEightOfAnArea_AreNotTold()
    {
        var south = filled.Linked.PremisesFor("south", "Name south")!.Known;

        Assert.Equal("fewer than 8", south.People.Text);
        Assert.False(south.Overlap!.Several.HasValue);
    }

    [Fact]
    public void Premises_AreNoPeople()
        => Assert.DoesNotContain(filled.Linked.For("north", "Name north").Groups, group => group.Category == LinkedPremises.Category);

    [Fact]
    public void Write_Premises_SaysHowManyMoreThanOneAgencyKnows()
    {
        var blocks = PremisesSection.Write(SampleSnapshot.Full() with { Premises = North }).ToList();

        Assert.StartsWith(
            "30 premises are known to more than one agency, of 60 named.", blocks.OfType<Paragraph>().Single().Text.Plain,
            StringComparison.Ordinal);
        Assert.Equal(
            ["Premises", "60", "30", "30", "0", "30"], blocks.OfType<FigureTable>().Single().Rows.Single().Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Write_FewPremises_SaysNoNumber()
    {
        var south = filled.Linked.PremisesFor("south", "Name south");
        var blocks = PremisesSection.Write(SampleSnapshot.Full() with { Premises = south }).ToList();

        Assert.StartsWith(
            "Fewer than 8 premises are known to more than one agency. Each", blocks.OfType<Paragraph>().Single().Text.Plain,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tellings_Premises_AreAttackedBeforeARelease()
    {
        var version = new PrintedVersion(
            "these figures", true, SampleSnapshot.Full() with { Premises = North }, new Dictionary<string, PrintedIndicator>(), []);

        Assert.Contains("linked:premises", PrintedPeople.Ids([version]));
        var told = Assert.Single(new PrintedTellings("linked:premises", [version]).Of);
        Assert.Equal(11, told.Numbers.Count);
        Assert.Equal("LK-05", new PrintedTellings("linked:premises", [version]).Code);
    }

    [Fact]
    public void Write_NoPremisesCounted_SaysNothing()
        => Assert.Empty(PremisesSection.Write(SampleSnapshot.Full() with { Premises = null }));

    [Fact]
    public void Editions_OfNeighbourhoodAndPublic_LeaveThemOut()
    {
        var full = SampleSnapshot.Full() with { Premises = North };

        Assert.Null(FigureCut.Neighbourhood(full).Premises);
        Assert.Null(FigureCut.Public(full).Premises);
    }

    [Fact]
    public async Task Premises_WithoutThePermission_AreNotCounted()
    {
        await using var connection = await filled.Database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["council", "police"],
            await connection.QueryAsync<string>(
                """
                select distinct a.code from indicator.linked_people p join access.agencies a on a.agency_id = any (p.agencies)
                where p.category = 'premises' order by a.code
                """));
    }

    public sealed class Filled : IndicatorFixture
    {
        private const string Indicator =
            """{ "code": "all_visits", "title": "All", "theme": "places_at_risk", "aggregate": "count", "levels": ["lpa"], "unit": "visits" }""";

        private const string Fields =
            """
            "schema": { "fields": [
                { "name": "on", "title": "On", "type": "date", "description": "When.", "example": "01/04/2025" },
                { "name": "lsoa", "title": "LSOA", "type": "string", "description": "Where.", "example": "X01000001" },
                { "name": "uprn", "title": "UPRN", "type": "string", "description": "Which.", "example": "1", "identifier": "uprn" } ] },
            "dataClass": "personal", "regime": "part2",
            "roles": { "eventDate": { "field": "on" }, "place": { "lsoa": "lsoa" } }, "example": [ ["01/04/2025", "X01000001", "1"] ]
            """;

        internal LinkedRelease Linked { get; private set; } = null!;

        protected override async Task FillAsync(IndicatorWorld world)
        {
            await world.AgencyAsync("council", null);
            await world.AgencyAsync("housing", null);
            await world.KindAsync("visits", Indicator, Fields);

            // Police: 40 premises of the north, 5 of the south. Council: 30 of the same, 20 others, the five of the south.
            var police = await world.SendAsync("police", "visits", March, April, Rows(40, "L01").Concat(Rows(5, "L09")));
            var council = await world.SendAsync("council", "visits", March, April, Rows(50, "L01").Concat(Rows(5, "L09")));
            var housing = await world.SendAsync("housing", "visits", March, April, Rows(40, "L01"));
            await AllowAsync(["police", "council"], "show_premises_overlap");
            await AllowAsync(["housing"], "count_people_once");
            await LinkAsync(police, 45, n => n <= 40 ? n : 960 + n);
            await LinkAsync(council, 55, n => n <= 30 ? n : n <= 50 ? 100 + n : 950 + n);
            await LinkAsync(housing, 40, n => n);
            await world.ComputeAsync();
            Linked = await Database.Jobs.InSnapshotAsync(
                await world.ScopeAsync(),
                async session => await IndicatorQueries.ReleaseLinkedAsync(
                    session, (await IndicatorQueries.LatestRunAsync(session, new("lpa", IndicatorWorld.From, IndicatorWorld.Until)))!,
                    EarlierTellings.None),
                TestContext.Current.CancellationToken);
        }

        private static DateOnly March => new(2025, 3, 1);

        private static DateOnly April => new(2025, 4, 1);

        private static IEnumerable<Row> Rows(int count, string place) => Enumerable.Repeat(new Row(place), count);

        private async Task AllowAsync(string[] agencies, string purpose)
        {
            await using var connection = await Database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync(
                """
                insert into sharing.agreement_kinds (agreement_id, agency_id, kind)
                select agency_id, agency_id, 'visits' from access.agencies where code = any (@agencies);
                insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
                select agency_id, agency_id, 'visits', 'personal', 'visits', 'personal', @purpose
                from access.agencies where code = any (@agencies)
                """,
                new { agencies, purpose });
        }

        // The cluster of a row is a number that the test chooses: rows with the same one are one premises.
        private async Task LinkAsync(long submission, int rows, Func<int, int> premises)
        {
            await using var connection = await Database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync(
                """
                insert into person.link_records (record_id, subject, submission_id, row_number, agency_id, agreement_id, kind, decision_key,
                    entity_id, cluster_record, cluster_id, component_record)
                select nextval('person.link_record_ids'), 'premises', r.submission_id, r.row_number, r.agency_id, r.agreement_id, 'x', '\x00',
                    gen_random_uuid(), @Premises, md5('premises ' || @Premises)::uuid, @Premises
                from ingest.source_records r where r.submission_id = @submission and r.row_number = @Row
                """,
                Enumerable.Range(1, rows).Select(row => new { submission, Row = row, Premises = premises(row) }));
            await connection.ExecuteAsync(
                """
                insert into person.link_submissions (subject, submission_id, agency_id, agreement_id, kind, record_count, linked_at)
                select 'premises', submission_id, agency_id, agreement_id, kind, 1, now() from ingest.submissions
                where submission_id = @submission
                """,
                new { submission });
        }
    }
}
