using System.Text.Json;
using Hub.Data.ActionPlans;
using Hub.Data.Disruptions;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ocgs;
using Hub.Data.Prevention;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Ocgs;

public sealed class SocCoreTests
{
    private static readonly DateOnly AsAt = new(2025, 12, 31);
    private static readonly DatasetKinds Kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    [Fact]
    public void Groups_BlankMappingDate_CountsAsNotMappedWithItsAge()
    {
        var rows = Rows(
            "ocg_register",
            Group("""{"status":"disrupting","identified_on":"2025-12-20"}"""),
            Group("""{"status":"monitoring","identified_on":"2025-06-01"}"""),
            Group("""{"status":"monitoring","identified_on":"2025-06-01","mapped_on":"2025-06-20"}"""),
            Group("""{"status":"archived","identified_on":"2020-06-01"}"""));

        var figures = AreaGroups.Of(rows, rows, 1_500_000, 3_000_000, AsAt);

        Assert.Equal(3, figures.Total.Value);
        Assert.Equal(2, figures.NotMapped.Value);
        Assert.Equal([1m, 0m, 1m], figures.NotMappedFor.Select(r => r.Count.Value!.Value));
        Assert.Equal(2.0m, figures.PerMillion.Value);
    }

    [Fact]
    public void Groups_AssessmentLeadAndPlan_AreCountedByTheirOwnFields()
    {
        var rows = Rows(
            "ocg_register",
            Group("""
                {"status":"disrupting","last_assessed_on":"2025-10-01","next_assessment_on":"2026-03-01",
                 "has_lead_officer":true,"plan_strands":["pursue","prevent","protect","prepare"]}
                """),
            Group("""
                {"status":"disrupting","last_assessed_on":"2025-01-01","next_assessment_on":"2025-07-01",
                 "has_lead_officer":false,"plan_strands":["pursue","pursue","protect","prepare"]}
                """),
            Group("""{"status":"disrupting"}"""));

        var figures = AreaGroups.Of(rows, rows, null, null, AsAt);

        Assert.Equal(1, figures.AssessedOnTime.Value);
        Assert.Equal(1, figures.WithLeadOfficer.Value);
        Assert.Equal(1, figures.AllFourPs.Value);
        Assert.False(figures.PerMillion.HasValue);
    }

    [Fact]
    public void Disruptions_BlankPanelLevel_IsNotSeenAndNeverTheClaimedLevel()
    {
        var rows = Rows(
            "disruptions",
            Group("""{"strand":"pursue","claimed_level":"major","panel_level":"minor","arrests":3}"""),
            Group("""{"strand":"pursue","claimed_level":"major"}"""),
            Group("""{"strand":"prevent","claimed_level":"negative","arrests":2}"""));

        var figures = AreaDisruptions.Of(rows);

        Assert.Equal(33, figures.PanelShare.Value);
        Assert.Equal([2m, 0m, 0m, 0m, 0m], figures.Claimed[0].Levels.Select(f => f.Value!.Value));
        Assert.Equal([0m, 0m, 1m, 0m, 0m], figures.Panel[0].Levels.Select(f => f.Value!.Value));
        Assert.Equal(1, figures.Claimed[1].Levels[4].Value);
        Assert.Equal(5, Assert.Single(figures.Outcomes).Count.Value);
    }

    [Fact]
    public void Plan_OpenActionPastItsDate_IsOverdueAndADoneOneIsNot()
    {
        var rows = Rows(
            "actions_4p",
            Group("""
                {"finding":"F","action":"A","strand":"pursue",
                 "owner_agency":"council","status":"in_progress","due_on":"2025-06-30"}
                """),
            Group("""
                {"finding":"F","action":"B","strand":"pursue",
                 "owner_agency":"council","status":"done","due_on":"2025-05-30"}
                """),
            Group("""
                {"finding":"F","action":"C","strand":"prevent",
                 "owner_agency":"council","status":"not_started","due_on":"2026-06-30"}
                """));

        var figures = AreaPlan.Of(rows, AsAt, new Dictionary<string, string> { ["council"] = "A council" });

        Assert.Equal(1, figures.Overdue.Value);
        Assert.Equal(("F: A", "A council"), (Assert.Single(figures.OverdueActions).Finding, figures.OverdueActions[0].Owner));
        Assert.Equal((0m, 1m, 1m), (figures.Balance[0].Open.Value, figures.Balance[0].Done.Value, figures.Balance[0].Overdue.Value));
        Assert.Equal(1, figures.Balance[1].Open.Value);
    }

    [Fact]
    public void Orders_SmallNumbers_AreSuppressedByTheKindsPolicy()
    {
        var rows = Rows(
            "orders_and_releases",
            Group("""{"entry":"order","order_type":"scpo","expires":"2026-02-01","count":12}"""),
            Group("""{"entry":"order","order_type":"closure","count":3}"""),
            Group("""{"entry":"release","release_month":"2026-01-01","count":5}"""));

        var figures = AreaOrders.Of(rows, AsAt);

        Assert.Equal([FigureState.Suppressed, FigureState.Released], figures.ByOrder.Select(o => o.Count.State));
        Assert.Equal(10, figures.ExpiringSoon.Value);
        Assert.Equal(FigureState.Suppressed, Assert.Single(figures.ReleasesByMonth).Count.State);
    }

    private static AreaRows Rows(string kind, params AreaRow[] rows)
    {
        var definition = Kinds.Find(kind) ?? throw new InvalidOperationException($"The kind {kind} is not shipped.");
        return new AreaRows(definition, IndicatorDefinition.From(definition, definition.Indicators[0]).Suppression, rows);
    }

    private static AreaRow Group(string fields) => new("An agency", null, JsonDocument.Parse(fields).RootElement);
}
