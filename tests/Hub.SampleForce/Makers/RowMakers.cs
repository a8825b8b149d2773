using Hub.Data.Ingest.Kinds;
using Hub.SampleForce.Returns;

namespace Hub.SampleForce.Makers;

/// <summary>Who makes the rows of which kind. Street crime is written by <see cref="StreetCrimeFile"/> itself.</summary>
internal sealed class RowMakers
{
    private readonly Dictionary<string, Func<ReturnContext, IEnumerable<SampleRow>>> _makers;

    public RowMakers(World world)
    {
        var crime = new SeriousCrime(Groups.Draw(world.Force, world.Story, world.Options));
        _makers = new(StringComparer.Ordinal)
        {
            ["stop_and_search"] = Incidents.StopAndSearch,
            ["asb_incidents"] = Incidents.AntiSocialBehaviour,
            ["deliberate_fires"] = Incidents.Fires,
            ["istv_assaults"] = Incidents.TreatedAssaults,
            ["missing_episodes"] = ChildrenAtRisk.Missing,
            ["school_suspensions"] = ChildrenAtRisk.Suspensions,
            ["neet"] = ChildrenAtRisk.NotInEducation,
            ["exploitation_assessments"] = ChildrenAtRisk.Assessments,
            ["youth_justice_entrants"] = ChildrenAtRisk.Entrants,
            ["nrm_referrals"] = ChildrenAtRisk.Referrals,
            ["housing_concerns"] = PlacesAndOffenders.Housing,
            ["licensing_actions"] = PlacesAndOffenders.Licensing,
            ["trading_standards_seizures"] = PlacesAndOffenders.Seizures,
            ["probation_caseload"] = PlacesAndOffenders.Probation,
            ["fraud_and_cyber"] = PlacesAndOffenders.Fraud,
            ["ocg_register"] = crime.Register,
            ["disruptions"] = crime.Disruptions,
            ["actions_4p"] = crime.Actions,
            ["orders_and_releases"] = SeriousCrime.OrdersAndReleases,
        };
    }

    /// <summary>The rows of a return; a kind without a maker of its own gets rows made from its description alone.</summary>
    public IEnumerable<SampleRow> Make(ReturnContext context)
        => _makers.TryGetValue(context.Kind.Kind, out var maker) ? maker(context) : FromDescription(context);

    private static IEnumerable<SampleRow> FromDescription(ReturnContext context)
    {
        const double PerYear = 240;
        var hasPersons = context.Kind.Roles.Person is not null;
        var (fromAge, toAge) = context.Kind.About.Contains(ProtectedSubject.Children) ? (8, 17) : (18, 80);
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(PerYear, month); i > 0; i--)
            {
                if (!hasPersons)
                {
                    yield return new SampleRow { Cell = context.Cell(month), At = context.At(month), Key = context.NextKey("REC") };
                }
                else if (context.Person(month, fromAge, toAge) is { } person)
                {
                    yield return ChildrenAtRisk.Row(context, person, context.At(month), "REC", "K-");
                }
            }
        }
    }
}
