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
            ["agreements"] = new JsonArray(
                [.. senders.GroupBy(sender => (sender.Agency, sender.Kind.Gateway, IsUnsigned(sender.Agency, sender.Kind)))
                    .Select((group, index) => Agreement([.. group], index, options))]),
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

    // The one kind that never came: its agreement was never signed.
    private static bool IsUnsigned(SampleAgency agency, DatasetKind kind)
        => agency.Code == "vexhollow" && kind.Kind == "school_suspensions";

    private static JsonObject Agreement(
        IReadOnlyList<(SampleAgency Agency, DatasetKind Kind)> covered, int index, SampleOptions options)
    {
        var agency = covered[0].Agency;
        var gateway = covered[0].Kind.Gateway;
        var kinds = covered.Select(pair => pair.Kind).ToArray();
        var ceiling = kinds.Max(kind => kind.DataClass);
        var isDraft = IsUnsigned(agency, kinds[0]);
        var signed = options.From.AddMonths(-14).AddDays(index);
        return new JsonObject
        {
            ["reference"] = string.Create(CultureInfo.InvariantCulture, $"ISA-{index + 1:000}"),
            ["agency"] = agency.Code,
            ["title"] = $"{agency.Name} and the partnership: {Gateways.Title(gateway)}",
            ["purpose"] = "Local profiles of serious and organised crime and the joint plan that follows from them",
            ["purposes"] = new JsonArray("local_profile"),
            ["lawfulBasis"] = kinds switch
            {
                _ when kinds.All(kind => kind.Regime == Regime.None) => "not_personal_data",
                _ when kinds.Any(kind => kind.Regime == Regime.Part3) => "dpa_2018_s35",
                _ => "uk_gdpr_6_1_e",
            },
            ["gateway"] = JsonSerializer.SerializeToNode(gateway, DatasetKindJson.Options),
            ["dataClassCeiling"] = JsonSerializer.SerializeToNode(ceiling, DatasetKindJson.Options),
            ["retentionMonths"] = 60,
            ["contactName"] = "Data officer, " + agency.Name,
            ["signedOn"] = isDraft ? null : Day(signed),
            ["reviewOn"] = Day(options.Until.AddYears(2)),
            ["validFrom"] = Day(options.From.AddYears(-1)),
            ["validUntil"] = Day(options.Until.AddYears(5)),
            ["status"] = isDraft ? "draft" : "signed",
            ["dpiaReference"] = kinds.All(kind => kind.Regime == Regime.None)
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"DPIA-{index + 1:000} (invented)"),
            ["transferMethod"] = "Upload to the hub",
            ["frequency"] = string.Join(" and ", kinds.Select(kind => "every " + Word(kind.Calendar.Every).Replace('_', ' ')).Distinct()),
            ["onwardRule"] = "Figures only, after disclosure control; no record is passed on",
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
            ["combining"] = new JsonArray([.. kinds.SelectMany(SampleAgreements.Combining)]),
            ["kinds"] = new JsonArray([.. kinds.Select(kind => new JsonObject { ["kind"] = kind.Kind, ["fields"] = null })]),
        };
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
