using System.Globalization;
using Hub.Data.Areas;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators.Release;

/// <summary>Says of each figure who sent what, how rows were placed, and where the figure comes from.</summary>
internal static class Coverages
{
    // Narrowest first: a row placed with one of these can be counted at that kind of area and every wider one.
    private static readonly string[] Precisions =
        [AreaKinds.Lsoa, AreaKinds.Ward, AreaKinds.District, AreaKinds.UpperTier, AreaKinds.Force];

    public static IndicatorCoverage Of(RunFacts facts, FigureBook book, RunDefinition definition, AreaKey area)
    {
        var agencies = book.Agencies(definition.Definition.Kind, area);
        var isPublished = definition.Definition.Aggregate == IndicatorAggregate.Value;
        var missing = isPublished ? [] : KindReturns.Missing(agencies, facts.Run.PeriodFrom, facts.Run.PeriodUntil);
        return new(
            agencies,
            agencies.Count > 0 && missing.Count == 0,
            Words(facts, definition, agencies, missing),
            book.Placed(definition, precision => IsWider(precision, area.Kind)),
            book.Placed(definition, precision => precision == "outside"),
            book.Placed(definition, precision => precision == "none"));
    }

    public static Provenance Trace(RunFacts facts, FigureBook book, RunDefinition definition, AreaKey area)
    {
        var kind = definition.Definition;
        var agencies = book.Agencies(kind.Kind, area).Select(agency => agency.AgencyName).Distinct().ToList();
        return new(
            facts.Run.RunId,
            facts.Run.RuleVersion,
            kind.Kind,
            kind.KindTitle,
            kind.KindVersion,
            [.. facts.Senders[kind.Kind].SelectMany(sender => sender.SubmissionIds).Order()],
            kind.Rule,
            book.PolicyWords(definition),
            kind.Caveat,
            agencies.Count == 0 ? kind.KindTitle : $"{PeriodWords.Join(agencies)}: {kind.KindTitle}");
    }

    private static string Words(
        RunFacts facts,
        RunDefinition definition,
        IReadOnlyList<AgencyReturns> agencies,
        IReadOnlyList<(AgencyReturns Agency, IReadOnlyList<DateOnly> Months)> missing)
    {
        var title = definition.Definition.KindTitle;
        if (agencies.Count == 0)
        {
            return $"No agency sends \"{title}\".";
        }

        if (missing.Count == 0)
        {
            return definition.Definition.Aggregate == IndicatorAggregate.Value ? "Received." : "Every month received.";
        }

        var run = facts.Run;
        var months = new RunRequest(run.AreaKind, run.PeriodFrom, run.PeriodUntil).Months;
        return string.Join(' ', missing.Select(pair => pair.Months.Count == months
            ? $"{pair.Agency.AgencyName} has not sent \"{title}\" for {PeriodWords.Of(run.PeriodFrom, run.PeriodUntil)}."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{pair.Agency.AgencyName} has sent {months - pair.Months.Count} of {months} months of \"{title}\": ")
                + $"{PeriodWords.Months(pair.Months)} missing."));
    }

    // Policing areas and partnerships are made of districts, teams of wards: a row placed by district counts in the former.
    private static bool IsWider(string precision, string kind)
    {
        var level = kind switch
        {
            AreaKinds.Csp or AreaKinds.Lpa => AreaKinds.District,
            AreaKinds.Team => AreaKinds.Ward,
            AreaKinds.Icb or AreaKinds.Fire => AreaKinds.UpperTier,
            _ => kind,
        };
        return Array.IndexOf(Precisions, precision) > Array.IndexOf(Precisions, level);
    }
}
