using System.Text.Json.Nodes;
using Hub.Data.Ingest.Kinds;

namespace Hub.SampleForce.Returns;

/// <summary>Who receives under the agreements of the fictional partnership, and what they let be combined.</summary>
internal static class SampleAgreements
{
    /// <summary>Kinds whose people may be counted once across agencies.</summary>
    private static readonly string[] Combined =
    [
        "exploitation_assessments", "missing_episodes", "neet", "nrm_referrals", "probation_caseload", "school_suspensions",
        "youth_justice_entrants",
    ];

    /// <summary>Kinds of which it may be shown how many premises several agencies know.</summary>
    private static readonly string[] OfPremises = ["licensing_actions", "trading_standards_seizures"];

    private static readonly string[] Purposes = ["count_people_once", "show_overlap"];

    /// <summary>Partners share with the police, the police with the councils of the partnership.</summary>
    public static IReadOnlyList<string> Recipients(SampleAgency supplier)
        => supplier.Code == SampleAgencies.Police
            ? [.. SampleAgencies.All.Where(agency => agency.Type == "council").Select(agency => agency.Code)]
            : [SampleAgencies.Police];

    /// <summary>What a kind may be combined with, itself included: the same person, or premises, may come from several agencies.</summary>
    public static IEnumerable<JsonObject> Combining(DatasetKind kind)
        => Among(kind, Combined, Purposes).Concat(Among(kind, OfPremises, ["show_premises_overlap"]));

    private static IEnumerable<JsonObject> Among(DatasetKind kind, string[] kinds, string[] purposes)
        => kinds.Contains(kind.Kind)
            ? kinds.SelectMany(_ => purposes, (with, purpose) => new JsonObject
            {
                ["kind"] = kind.Kind, ["with"] = with, ["purpose"] = purpose,
            })
            : [];
}
