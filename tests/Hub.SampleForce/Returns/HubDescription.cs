using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Data.Ingest.Kinds;
using Hub.SampleForce.Geography;

namespace Hub.SampleForce.Returns;

/// <summary>hub.json of the fictional force: agencies, agreements, returns and what is expected.</summary>
internal static class HubDescription
{
    public static JsonObject Make(World world, ReturnsWriter written)
    {
        var options = world.Options;
        var senders = ReturnsWriter.Senders(world.Kinds);
        return new JsonObject
        {
            ["name"] = Blueprint.ForceArea + ", a fictional force",
            ["fictional"] = true,
            ["document"] = new JsonObject
            {
                ["marking"] = "OFFICIAL-SENSITIVE", ["notices"] = new JsonArray(Blueprint.Notice),
                ["author"] = Blueprint.ForceName + ", analysis team (invented)", ["forceName"] = Blueprint.ForceArea,
            },
            ["profile"] = new JsonObject
            {
                ["from"] = Day(options.Until.AddMonths(-Math.Min(12, options.Months))),
                ["until"] = Day(options.Until),
                ["areaKind"] = "lpa",
            },
            ["areas"] = AreaSection.Make(),
            ["agencies"] = new JsonArray([.. senders.Select(sender => sender.Agency).Distinct().Select(Agency)]),
            ["agreements"] = Agreements(senders, options),
            ["returns"] = new JsonArray([.. written.Returns.Select(Return)]),
            ["required"] = new JsonArray([.. senders.Select(sender => new JsonObject
            {
                ["agency"] = sender.Agency.Code, ["kind"] = sender.Kind.Kind, ["every"] = Word(sender.Kind.Calendar.Every),
                ["dueDays"] = sender.Kind.Calendar.DueDays, ["from"] = Day(options.From),
            })]),
        };
    }

    private static JsonObject Agency(SampleAgency agency) => new()
    {
        ["code"] = agency.Code, ["name"] = agency.Name, ["type"] = agency.Type,
        ["servedAreas"] = agency.ServesForce
            ? null
            : new JsonArray([.. agency.Districts.Select(district => (JsonNode)Blueprint.PolicingAreas[district.AreaIndex].Code)
                .DistinctBy(code => code.GetValue<string>())]),
    };

    private static JsonArray Agreements(IReadOnlyList<(SampleAgency Agency, DatasetKind Kind)> senders, SampleOptions options)
    {
        var ofReturns = senders.GroupBy(sender => (sender.Agency, sender.Kind.Gateway, IsUnsigned(sender.Agency, sender.Kind)))
            .Select((group, index) => Agreement([.. group], index, options)).ToList();
        return new JsonArray(
        [
            .. ofReturns,
            .. senders.Select(sender => sender.Agency).Distinct()
                .Select((agency, index) => IntelligenceAgreement(agency, ofReturns.Count + index, options)),
        ]);
    }

    // The one kind that never came: its agreement was never signed.
    private static bool IsUnsigned(SampleAgency agency, DatasetKind kind)
        => agency.Code == "vexhollow" && kind.Kind == "school_suspensions";

    private static JsonObject Agreement(
        IReadOnlyList<(SampleAgency Agency, DatasetKind Kind)> covered, int index, SampleOptions options)
    {
        var agency = covered[0].Agency;
        var gateway = covered[0].Kind.Gateway;
        var kinds = covered.Select(pair => pair.Kind).ToArray();
        var basis = kinds switch
        {
            _ when kinds.All(kind => kind.Regime == Regime.None) => "not_personal_data",
            _ when kinds.Any(kind => kind.Regime == Regime.Part3) => "dpa_2018_s35",
            _ => "uk_gdpr_6_1_e",
        };
        return Agreement(
            agency, index, options, IsUnsigned(agency, kinds[0]),
            new JsonObject
            {
                ["title"] = $"{agency.Name} and the partnership: {Gateways.Title(gateway)}",
                ["purpose"] = "Local profiles of serious and organised crime and the joint plan that follows from them",
                ["lawfulBasis"] = basis,
                ["gateway"] = JsonSerializer.SerializeToNode(gateway, DatasetKindJson.Options),
                ["dataClassCeiling"] = JsonSerializer.SerializeToNode(kinds.Max(kind => kind.DataClass), DatasetKindJson.Options),
                ["dpiaReference"] = basis == "not_personal_data" ? null : Dpia(index),
                ["frequency"] = string.Join(" and ", kinds.Select(kind => "every " + Word(kind.Calendar.Every).Replace('_', ' ')).Distinct()),
                ["onwardRule"] = "Figures only, after disclosure control; no record is passed on",
                ["combining"] = new JsonArray([.. kinds.SelectMany(SampleAgreements.Combining)]),
                ["kinds"] = new JsonArray([.. kinds.Select(kind => new JsonObject { ["kind"] = kind.Kind, ["fields"] = null })]),
            });
    }

    // What staff of an agency tell the intelligence unit in words; one agreement for each agency.
    private static JsonObject IntelligenceAgreement(SampleAgency agency, int index, SampleOptions options)
        => Agreement(
            agency, index, options, isDraft: false,
            new JsonObject
            {
                ["title"] = $"{agency.Name} and the partnership: intelligence reports",
                ["purpose"] = "What staff see and hear of serious and organised crime reaches the intelligence unit",
                ["lawfulBasis"] = agency.Code == SampleAgencies.Police ? "dpa_2018_s35" : "uk_gdpr_6_1_e",
                ["gateway"] = "cda_1998_s115",
                ["dataClassCeiling"] = "criminal",
                ["dpiaReference"] = Dpia(index),
                ["frequency"] = "when somebody has something to report",
                ["onwardRule"] = "Sanitised by the intelligence unit, under the handling code that it gives",
                ["combining"] = new JsonArray(),
                ["kinds"] = new JsonArray(new JsonObject { ["kind"] = "intelligence_report", ["fields"] = null }),
            });

    private static string Dpia(int index) => string.Create(CultureInfo.InvariantCulture, $"DPIA-{index + 1:000} (invented)");

    private static JsonObject Agreement(SampleAgency agency, int index, SampleOptions options, bool isDraft, JsonObject terms)
    {
        var signed = options.From.AddMonths(-14).AddDays(index);
        var agreement = new JsonObject
        {
            ["reference"] = string.Create(CultureInfo.InvariantCulture, $"ISA-{index + 1:000}"),
            ["agency"] = agency.Code,
            ["purposes"] = new JsonArray("local_profile"),
            ["retentionMonths"] = 60,
            ["contactName"] = "Data officer, " + agency.Name,
            ["signedOn"] = isDraft ? null : Day(signed),
            ["reviewOn"] = Day(options.Until.AddYears(2)),
            ["validFrom"] = Day(options.From.AddYears(-1)),
            ["validUntil"] = Day(options.Until.AddYears(5)),
            ["status"] = isDraft ? "draft" : "signed",
            ["transferMethod"] = "Upload to the hub",
            ["owners"] = new JsonObject
            {
                ["riskOwner"] = "Senior information risk owner, " + agency.Name,
                ["assetOwner"] = "Head of performance, " + agency.Name,
                ["caldicottGuardian"] = agency.Type == "health" ? "Caldicott guardian, " + agency.Name : "",
                ["protectionOfficer"] = "Data protection officer, " + agency.Name,
            },
            ["parties"] = new JsonArray([.. SampleAgreements.Recipients(agency).Select(code => new JsonObject { ["agency"] = code })]),
            ["signatories"] = new JsonArray([.. (isDraft ? SampleAgreements.Recipients(agency) : [agency.Code, .. SampleAgreements.Recipients(agency)])
                .Select(code => new JsonObject
                {
                    ["agency"] = code, ["post"] = "Head of information governance (invented)", ["signedOn"] = Day(signed),
                })]),
        };
        foreach (var (name, value) in terms)
        {
            agreement[name] = value?.DeepClone();
        }

        return agreement;
    }

    private static JsonObject Return(WrittenReturn written) => new()
    {
        ["agency"] = written.Agency.Code, ["kind"] = written.Kind.Kind, ["files"] = written.File,
        ["period"] = new JsonObject { ["from"] = Day(written.Period.From), ["until"] = Day(written.Period.Until) },
        ["receivedOn"] = Day(written.ReceivedOn),
    };

    private static string Word(KindCadence cadence) => JsonNamingPolicy.SnakeCaseLower.ConvertName(cadence.ToString());

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
