using System.Text;
using Hub.SampleForce.Geography;

namespace Hub.SampleForce.Returns;

/// <summary>The agencies of the fictional partnership.</summary>
public static class SampleAgencies
{
    /// <summary>Code of the police.</summary>
    public const string Police = "police";

    private static readonly string[] UpperTierKinds =
        ["exploitation_assessments", "school_suspensions", "neet", "trading_standards_seizures"];

    private static readonly string[] DistrictKinds = ["licensing_actions", "housing_concerns"];

    private static readonly ExportStyle[] CouncilStyles =
    [
        new() { DayFormat = "dd/MM/yyyy", Places = ["lsoa", "postcode"] },
        new() { Csv = new() { Encoding = new UTF8Encoding(true), NewLine = "\r\n" }, Heading = 1, Places = ["postcode", "ward"] },
        new()
        {
            Csv = new() { Delimiter = ';', Encoding = CsvStyle.Windows1252, NewLine = "\r\n" }, Places = ["ward"], Truth = ("Y", "N"),
        },
        new()
        {
            Csv = new() { Delimiter = '\t' }, Heading = -1, WritesCodes = true, DayFormat = "yyyy-MM-dd", Places = ["lsoa11", "postcode"],
        },
        new() { Csv = new() { Delimiter = '|' }, Heading = 2, Places = ["postcode"], Truth = ("1", "0"), ExtraColumn = "Team" },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SampleAgency> All { get; } = [.. Make()];

    private static IEnumerable<SampleAgency> Make()
    {
        yield return new(
            Police, Blueprint.ForceName, "police",
            [
                "street_crime", "stop_and_search", "asb_incidents", "missing_episodes", "nrm_referrals", "fraud_and_cyber",
                "ocg_register", "disruptions", "actions_4p", "orders_and_releases",
            ],
            new() { Places = ["lsoa", "postcode"] });
        yield return Council("zorrelshire", "Zorrelshire County Council", 0, UpperTierKinds, Under(Blueprint.County.Code));
        foreach (var (district, index) in Blueprint.Districts.Select((district, index) => (district, index)))
        {
            yield return Council(
                district.Name.ToLowerInvariant().Replace(' ', '-'), district.Name + " Council", index + 1,
                district.IsUnitary ? [.. UpperTierKinds, .. DistrictKinds] : DistrictKinds, [district]);
        }

        yield return new("quorrel-homes", "Quorrel Homes", "housing", ["housing_concerns"], new()
        {
            Csv = new() { Encoding = Encoding.Unicode, Delimiter = '\t', NewLine = "\r\n" }, Heading = 1, Places = ["postcode"],
        });
        yield return new("marrowshire-hospitals", "Marrowshire Hospitals", "health", ["istv_assaults"], new()
        {
            Heading = 1, Places = ["ward", "district"], DayFormat = "yyyy-MM-dd",
        });
        yield return new("fire", Blueprint.FireName, "fire", ["deliberate_fires"], new()
        {
            Csv = new() { NewLine = "\r\n", Encoding = new UTF8Encoding(true) }, Heading = 1, Places = ["grid", "lsoa"],
        });
        yield return new("probation", "Marrowshire Probation", "probation", ["probation_caseload", "orders_and_releases"], new()
        {
            Heading = 1, Places = ["postcode", "district"],
        });
        yield return new("youth-justice", "Marrowshire Youth Justice", "youth_justice", ["youth_justice_entrants"], new()
        {
            Csv = new() { Delimiter = ';' }, Places = ["ward", "postcode"],
        });
    }

    private static SampleAgency Council(
        string code, string name, int style, IReadOnlyList<string> kinds, IReadOnlyList<District> districts)
        => new(code, name, "council", kinds, CouncilStyles[style % CouncilStyles.Length]) { Districts = districts };

    private static List<District> Under(string upperTier)
        => [.. Blueprint.Districts.Where(district => district.UpperTier.Code == upperTier)];
}
