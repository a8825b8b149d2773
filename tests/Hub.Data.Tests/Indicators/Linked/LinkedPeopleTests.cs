using Dapper;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Indicators.Linked;

/// <summary>
/// Three agencies with records of people: victims of two of them are partly the same, a third agency's agreement allows nothing. The
/// tests link records by putting clusters where the worker would.
/// </summary>
public sealed class LinkedPeopleTests(LinkedPeopleTests.Filled filled) : IClassFixture<LinkedPeopleTests.Filled>
{
    private KnownPeople Victims => North.Groups.Single(group => group.Category == "victim");

    private LinkedPeople North => filled.Linked.For("north", "Name north");

    [Fact]
    public void People_OfTwoAgencies_AreCountedOnce()
    {
        Assert.Null(North.Missing);
        Assert.Equal("100", Victims.People.Text);
        Assert.Equal(("60", "40", "40", "0"), (
            Victims.Overlap!.One.Text, Victims.Overlap.Several.Text, Victims.Overlap.Two.Text, Victims.Overlap.ThreeOrMore.Text));
        Assert.Equal(["Agency council 60 20 40", "Agency police 80 40 40"], Victims.Overlap.Agencies.Select(Line));
    }

    [Fact]
    public void People_KnownAsVictimAndAsSuspect_AreInEachCategoryAlone()
    {
        var suspected = North.Groups.Single(group => group.Category == "suspected");

        Assert.Equal("20", suspected.People.Text);
        Assert.Equal("20", suspected.Overlap!.One.Text);
    }

    [Fact]
    public void People_OfAnAgencyThatAllowsNothing_AreInNoFigure()
    {
        Assert.DoesNotContain("Agency housing", North.Agencies);
        Assert.Contains("Title of concerns (Agency housing): its agreement does not allow it", North.LeftOut);
    }

    [Fact]
    public void People_InTwoAreas_StandWhereTheNewestRecordIs()
    {
        // One person's earlier record is in the north, the newer one in the south: with six others there, fewer than eight.
        var south = filled.Linked.For("south", "Name south").Groups.Single(group => group.Category == "victim");

        Assert.Equal("fewer than 8", south.People.Text);
    }

    [Fact]
    public void Method_SaysWhatLinkedThem()
    {
        var method = North.Method!;

        Assert.Equal(3, method.RuleSet);
        Assert.Equal("98.5", method.Quality!.Precision!.Value.Text);
        Assert.True(method.Quality.IsOfThisModel);
    }

    private static string Line(LinkedAgency agency) => $"{agency.Agency} {agency.Known.Text} {agency.Alone.Text} {agency.Shared.Text}";

    public sealed class Filled : IndicatorFixture
    {
        private const string Indicator =
            """{ "code": "NAME", "title": "All", "theme": "people_at_risk", "aggregate": "count", "levels": ["lpa"], "unit": "people" }""";

        internal LinkedRelease Linked { get; private set; } = null!;

        protected override async Task FillAsync(IndicatorWorld world)
        {
            await world.AgencyAsync("council", null);
            await world.AgencyAsync("housing", null);
            await KindAsync(world, "referrals", """{ "value": "victim" }""");
            await KindAsync(world, "concerns", """{ "field": "type" }""");

            // Police: 80 victims of the north, 7 of the south. Council: 40 of the same, 20 others, one who moved, 20 suspects.
            var police = await world.SendAsync("police", "referrals", March, April, Rows(80, "L01").Concat(Rows(7, "L09")));
            var council = await world.SendAsync("council", "concerns", March, April, [
                .. Rows(60, "L01", "victim"), new Row("L01", On: March.AddDays(-20), Fields: new { type = "victim" }), .. Rows(20, "L01", "convicted")]);
            var housing = await world.SendAsync("housing", "concerns", March, April, Rows(30, "L01", "victim"));
            await AllowAsync("police", "council");
            await LinkAsync(police, 1, 87, n => n);
            await LinkAsync(council, 1, 60, n => n <= 40 ? n : 1000 + n);
            await LinkAsync(council, 61, 61, _ => 81);
            await LinkAsync(council, 62, 81, n => n);
            await LinkAsync(housing, 1, 30, n => n);
            await MeasureAsync();
            var run = await world.ComputeAsync();
            Linked = await Database.Jobs.InSnapshotAsync(
                await world.ScopeAsync(),
                async session => await IndicatorQueries.ReleaseLinkedAsync(
                    session, (await IndicatorQueries.LatestRunAsync(session, new("lpa", IndicatorWorld.From, IndicatorWorld.Until)))!,
                    EarlierTellings.None),
                TestContext.Current.CancellationToken);
            Assert.True(run > 0);
        }

        private static DateOnly March => new(2025, 3, 1);

        private static DateOnly April => new(2025, 4, 1);

        private static IEnumerable<Row> Rows(int count, string place, string type = "")
            => Enumerable.Repeat(new Row(place, Fields: new { type }), count);

        private static Task KindAsync(IndicatorWorld world, string kind, string category)
            => world.KindAsync(kind, Indicator.Replace("NAME", "all_" + kind, StringComparison.Ordinal),
                $$"""
                "dataClass": "personal", "regime": "part2", "roles": { "eventDate": { "field": "on" }, "place": { "lsoa": "lsoa" },
                    "person": { "fields": ["tags"], "category": {{category}}, "basis": "fact" } }
                """);

        private async Task AllowAsync(params string[] agencies)
        {
            await using var connection = await Database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync(
                """
                insert into sharing.agreement_kinds (agreement_id, agency_id, kind)
                select agency_id, agency_id, k from access.agencies, unnest(array['referrals', 'concerns']) k;
                insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
                select agency_id, agency_id, k, 'personal', w, 'personal', p
                from access.agencies, unnest(array['referrals', 'concerns']) k, unnest(array['referrals', 'concerns']) w,
                    unnest(array['count_people_once', 'show_overlap']) p
                where code = any (@agencies)
                """,
                new { agencies });
        }

        // The cluster of a row is a number that the test chooses: rows with the same one are one person.
        private async Task LinkAsync(long submission, int first, int last, Func<int, int> person)
        {
            await using var connection = await Database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync(
                """
                insert into person.link_records (record_id, subject, submission_id, row_number, agency_id, agreement_id, kind, decision_key,
                    entity_id, cluster_record, cluster_id, component_record)
                select nextval('person.link_record_ids'), 'person', r.submission_id, r.row_number, r.agency_id, r.agreement_id, 'x', '\x00',
                    gen_random_uuid(), @Person, md5('person ' || @Person)::uuid, @Person
                from ingest.source_records r where r.submission_id = @submission and r.row_number = @Row
                """,
                Enumerable.Range(first, last - first + 1).Select(row => new { submission, Row = row, Person = person(row) }));
            await connection.ExecuteAsync(
                """
                insert into person.link_submissions (subject, submission_id, agency_id, agreement_id, kind, record_count, linked_at)
                select 'person', submission_id, agency_id, agreement_id, kind, 1, now() from ingest.submissions
                where submission_id = @submission
                on conflict do nothing
                """,
                new { submission });
        }

        private async Task MeasureAsync()
        {
            await using var connection = await Database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync(
                """
                insert into person.link_models (model_id, subject, rule_set, data_fingerprint, record_count, trained_at, trained_by, sealed,
                    in_force_at)
                values ('00000000-0000-0000-0000-000000000001', 'person', 3, '\x00', 400, now(), 'test', '\x00', now());
                insert into person.link_runs (subject, model_id, scale, started_at, finished_at, record_count, compared_pairs, link_count,
                    cluster_count, several_agencies_count, participants, blocking, notes)
                values ('person', '00000000-0000-0000-0000-000000000001', 'full', now(), now(), 200, 900, 40, 128, 40, '[]', '[]', '{}');
                insert into person.link_measures (measure_id, subject, model_id, basis, measured_at, measured_by, pair_count,
                    precision_value, recall_value)
                values (gen_random_uuid(), 'person', '00000000-0000-0000-0000-000000000001', 'known_answer', now(), 'test', 41, 0.9851, 0.941)
                """);
        }
    }
}
