using Hub.SampleForce.Geography;
using Hub.SampleForce.Returns;

namespace Hub.SampleForce.Makers;

/// <summary>
/// The core of serious and organised crime: the register of groups, disruptions, the plan's actions, orders and
/// releases.
/// </summary>
internal sealed class SeriousCrime(Groups groups)
{
    private static readonly (string Finding, string Action, string Strand)[] Plan =
    [
        ("Dealing from homes of tenants at risk", "Visit homes at risk of cuckooing each week", "protect"),
        ("Young people carried drugs between two towns", "Mentors for suspended pupils of three schools", "prevent"),
        ("Supply runs through the bus station", "Warrants at four addresses", "pursue"),
        ("Illicit tobacco funds a local group", "Test purchases and closure orders", "pursue"),
        ("Cash businesses without customers", "Joint licensing and tax visits", "pursue"),
        ("Knives found near a college", "Weapon sweeps and lessons", "prevent"),
        ("Victims move away without support", "Named worker for each household", "prepare"),
        ("Line telephone numbers change each month", "Restriction orders on telephones", "pursue"),
        ("Releases from prison return to the same estate", "Licence conditions before release", "pursue"),
        ("Older people lose savings to callers", "Call blockers and bank protocol", "protect"),
        ("Partners learn late of incidents", "Debrief within five days of each incident", "prepare"),
        ("Vehicles used for travelling crime", "Number plate cameras on two roads", "pursue"),
    ];

    private static readonly string[] OrderTypes =
        ["scpo", "cbo", "closure", "restraint", "forfeiture", "shpo", "stro", "gang_injunction", "ddtro", "financial_reporting"];

    public IEnumerable<SampleRow> Register(ReturnContext context)
    {
        var day = context.Period.Until;
        foreach (var group in groups.RegisterOn(day))
        {
            var mapped = group.MappedOn is { } mappedOn && mappedOn < day ? mappedOn : (DateOnly?)null;
            DateOnly? assessed = null;
            if (mapped is { } first)
            {
                // Assessed again every few months; the neglected were assessed once.
                assessed = first;
                while (!group.IsNeglected && assessed.Value.AddMonths(group.ReviewMonths) < day)
                {
                    assessed = assessed.Value.AddMonths(group.ReviewMonths);
                }
            }

            var isArchived = group.ArchivedOn is { } archived && archived < day;
            yield return new SampleRow { At = day.AddDays(-1).ToDateTime(TimeOnly.MinValue), Key = group.Reference }
                .With("owning_force", Blueprint.ForceCode)
                .With("status", isArchived ? "archived" : mapped is null ? "monitoring"
                    : new Dice(context.World.Options.Seed, group.Reference).Weighted(
                        [("disrupting", 55), ("investigating", 28), ("monitoring", 17)]))
                .With("predominant_type", group.Type)
                .With("band", mapped is null ? null : group.Band)
                .With("method", mapped is null ? null : group.Method)
                .With("identified_on", group.IdentifiedOn)
                .With("mapped_on", mapped)
                .With("last_assessed_on", assessed)
                .With("next_assessment_on", assessed?.AddMonths(group.ReviewMonths))
                .With("has_lead_officer", group.HasLead)
                .With("plan_strands", group.PlanStrands.Count == 0 ? null : group.PlanStrands.ToArray())
                .With("areas_touched", group.Wards.Select(ward => ward.Code).ToArray());
        }
    }

    public IEnumerable<SampleRow> Disruptions(ReturnContext context)
    {
        var inPeriod = groups.Disruptions.Where(one => one.On >= context.Period.From && one.On < context.Period.Until);
        foreach (var disruption in inPeriod.OrderBy(one => one.On))
        {
            var isOperation = disruption.Group?.Reference == Story.Groups.Operation && disruption.On == context.World.Story.OperationOn;
            var isForce = disruption.Tactic is "arrest" or "warrant" or "seizure";
            var dice = new Dice(context.World.Options.Seed, disruption.Reference);
            var size = isOperation ? 6 : disruption.Claimed switch { "major" => 4, "moderate" => 2, "minor" => 1, _ => 0 };
            yield return new SampleRow { At = disruption.On.ToDateTime(TimeOnly.MinValue), Key = disruption.Reference }
                .With("target", disruption.Group is not null ? "group" : dice.Weighted([("place", 6), ("vulnerability", 4)]))
                .With("group_ref", disruption.Group?.Reference)
                .With("areas_touched", disruption.Areas.ToArray())
                .With("theme", disruption.Group?.Type ?? "drugs")
                .With("strand", disruption.Strand)
                .With("tactic", disruption.Tactic)
                .With("claimed_level", disruption.Claimed)
                .With("panel_level", disruption.Panel)
                .With("panel_on", disruption.PanelOn)
                .With("lead_agency", disruption.Lead)
                .With("supporting_agencies", disruption.Supporting.Count == 0 ? null : disruption.Supporting.ToArray())
                .With("arrests", isForce ? dice.Poisson(1.6 * size) : 0)
                .With("charges", isForce ? dice.Poisson(0.8 * size) : 0)
                .With("prison_months", disruption.Tactic == "prison" ? dice.Between(12, 96) * size : 0)
                .With("weapons", isForce ? dice.Poisson(0.4 * size) : 0)
                .With("firearms", isOperation ? 1 : 0)
                .With("drugs_value", isForce ? dice.Below(9) * 1500 * size : 0)
                .With("cash_seized", isForce || disruption.Tactic == "finance" ? dice.Below(8) * 700 * size : 0)
                .With("assets_restrained", disruption.Tactic == "finance" ? dice.Below(6) * 9000 * size : 0)
                .With("adults_safeguarded", disruption.Strand == "protect" ? dice.Poisson(size) : 0)
                .With("children_safeguarded", disruption.Strand is "prevent" or "protect" ? dice.Poisson(0.8 * size) : 0)
                .With("lines_closed", isForce && disruption.Group?.Type == "drugs" && dice.Chance(0.12 * size) ? 1 : 0)
                .With("premises_closed", disruption.Tactic == "premises_closure" ? 1 : 0)
                .With("licences_acted_on", disruption.Tactic == "licensing" ? 1 : 0)
                .With("vehicles_seized", isForce ? dice.Poisson(0.3 * size) : 0)
                .With("orders_obtained", disruption.Tactic == "order" ? 1 : 0)
                .With("rescore_asked", disruption.Claimed is "major" && dice.Chance(0.7));
        }
    }

    public IEnumerable<SampleRow> Actions(ReturnContext context)
    {
        // One stream for all periods: the same action stands in each quarter's list, further on each time.
        var dice = new Dice(context.World.Options.Seed, "actions");
        var day = context.Period.Until;
        var number = 0;
        var options = context.World.Options;
        for (var meeting = options.From.AddDays(20); meeting < options.Until; meeting = meeting.AddMonths(3))
        {
            for (var i = 0; i < 14; i++)
            {
                var (finding, action, strand) = dice.Weighted([.. Plan.Select(plan => (plan, plan.Strand == "pursue" ? 2.0 : 1.0))]);
                var due = meeting.AddDays(dice.Between(45, 240));
                var took = due.AddDays(dice.Between(-40, 70));
                var fate = dice.Weighted([("done", 62), ("stopped", 6), ("open", 32)]);
                var ward = dice.Pick(context.World.Force.Wards);
                var group = dice.Pick(groups.All);
                var owner = strand == "pursue" ? "police" : dice.Pick<string>([Owner(ward), "quorrel-homes", "youth-justice", "police"]);
                var hasOutcome = dice.Chance(0.9);
                number++;
                if (meeting >= day)
                {
                    continue;
                }

                var isDone = fate == "done" && took < day && took >= meeting;
                var key = FormattableString.Invariant($"MAR-ACT-{number:0000}");
                yield return new SampleRow { At = meeting.ToDateTime(TimeOnly.MinValue), Key = key }
                    .With("finding", finding)
                    .With("strand", strand)
                    .With("action", action)
                    .With("owner_agency", owner)
                    .With("due_on", due)
                    .With("status", isDone ? "done" : fate == "stopped" && took < day ? "stopped"
                        : meeting.AddDays(30) < day ? "in_progress" : "not_started")
                    .With("done_on", isDone ? took : null)
                    .With("evidence", isDone ? "Log of visits and results" : null)
                    .With("outcome", isDone && hasOutcome ? "Fewer reports in the following month" : null)
                    .With("decided_on", meeting)
                    .With("group_ref", strand == "pursue" ? group.Reference : null)
                    .With("areas_touched", new[] { ward.Code });
            }
        }
    }

    public static IEnumerable<SampleRow> OrdersAndReleases(ReturnContext context)
    {
        var dice = context.Dice;
        var at = context.Period.Until.AddDays(-1).ToDateTime(TimeOnly.MinValue);
        var isPolice = context.Agency.Type == "police";
        foreach (var district in Blueprint.Districts)
        {
            var cell = context.World.Force.Wards.First(ward => ward.District == district).Cells[0];
            for (var i = 0; i < (isPolice ? OrderTypes.Length : 12); i++)
            {
                var count = dice.Poisson(isPolice ? 0.8 : 1.6);
                if (count == 0)
                {
                    continue;
                }

                var expires = context.Period.Until.AddMonths(dice.Between(3, 48));
                var row = new SampleRow { Cell = cell, At = at }
                    .With("entry", isPolice ? "order" : "release")
                    .With("order_type", isPolice ? OrderTypes[i] : null)
                    .With("expires", isPolice ? expires : null)
                    .With("next_review", isPolice ? context.Period.Until.AddMonths(dice.Between(0, 2)) : null)
                    .With("release_month", isPolice ? null : context.Period.Until.AddMonths(i))
                    .With("count", count)
                    .With("breaches", isPolice ? dice.Poisson(0.1) : null)
                    .With("district_code", district.Code);
                yield return row;
            }
        }
    }

    private static string Owner(Ward ward) => ward.District.UpperTier.Name.ToLowerInvariant().Replace(' ', '-');
}
