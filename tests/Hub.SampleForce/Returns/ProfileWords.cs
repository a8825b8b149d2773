using System.Text.Json.Nodes;

namespace Hub.SampleForce.Returns;

/// <summary>Invented words for the profile of each policing area, as a fictional analyst would write them. They quote no figure.</summary>
internal static class ProfileWords
{
    private static readonly (string Theme, string Words)[] Themes =
    [
        ("drugs_and_county_lines", "Supply is led by small groups that use rented rooms and the homes of vulnerable people. Transport links decide where they work."),
        ("exploitation_and_modern_slavery", "Concerns come from several partners about the same places. Few become referrals, which points to reporting rather than to harm."),
        ("violence_and_weapons", "Violence clusters around a few streets at weekends. Treatment by hospitals tells of more of it than reports to the police."),
        ("acquisitive_crime", "Thefts from shops and of vehicles follow the main roads. Repeat offenders account for much of what is solved."),
        ("fraud_and_cyber", "Victims report late and seldom locally. What is known comes from national returns that are not split below the force."),
        ("illicit_goods", "Seizures follow inspections, so they say more about where partners looked than about where goods are sold."),
        ("community_harm", "Deliberate fires and nuisance fall together in the same neighbourhoods, where trust in services is lowest."),
    ];

    public static JsonObject Make(IEnumerable<(string Code, string Name)> areas)
        => new()
        {
            ["profiles"] = new JsonArray([.. areas.Select(area => (JsonNode)Profile(area.Code, area.Name))]),
        };

    private static JsonObject Profile(string code, string name)
    {
        var sections = new JsonObject
        {
            ["summary"] = $"Invented profile of {name}. Drugs supply and the violence that goes with it remain the first concern of partners; "
                + "exploitation is seen less often than it is suspected.",
            ["gaps"] = "Little is known about supply from outside the force, and about victims who never report. Partners are asked for what they see.",
            ["emerging"] = "Partners report more approaches to young people through messages than in person. It is too early to call it a pattern.",
        };
        foreach (var (theme, words) in Themes)
        {
            sections["threat:" + theme] = $"{words} This holds for {name} as for the rest of the invented force.";
        }

        return new JsonObject
        {
            ["area"] = code,
            ["sections"] = sections,
            ["judgements"] = new JsonArray(
                Judgement("threat:drugs_and_county_lines", $"Supply groups will go on using the homes of vulnerable people in {name}.", "likely",
                    "moderate", "Returns of several partners point the same way, but none counts it directly."),
                Judgement("threat:violence_and_weapons", "Violence will stay concentrated in the places where it is now.", "highly_likely",
                    "moderate", "It has been so in every period that is covered, by police and hospital returns alike.")),
            ["recommendations"] = new JsonArray(new JsonObject
            {
                ["text"] = "Visit the addresses of concern together with housing and adult social care.",
                ["finding"] = "Supply uses the homes of vulnerable people.",
                ["strand"] = "protect",
                ["owner"] = "police",
                ["dueOn"] = "2027-03-31",
            }),
            ["answers"] = new JsonObject
            {
                ["late-sources"] = "The judgements do not rest on the returns that are missing; the section on gaps says what they would add.",
                ["newer-data"] = "What came later does not change the judgements; the next refresh takes it in.",
            },
            ["review"] = "The judgements follow from the figures that they name.",
        };
    }

    private static JsonObject Judgement(string section, string text, string probability, string confidence, string reason)
        => new()
        {
            ["section"] = section, ["text"] = text, ["probability"] = probability, ["confidence"] = confidence, ["reason"] = reason,
        };
}
