using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Sharing;

/// <summary>Whether an agreement's parties, kinds, gateway and lawful bases fit together. Pure.</summary>
internal static class AgreementLawCheck
{
    private static readonly string[] Regimes = ["none", "part2", "part3"];

    public static IEnumerable<AgreementProblem> Problems(AgreementContent terms, AgreementFacts facts)
        => Parties(terms, facts).Concat(Kinds(terms, facts));

    private static IEnumerable<AgreementProblem> Parties(AgreementContent terms, AgreementFacts facts)
    {
        if (terms.Parties.Count(party => party.PartyRole == AgreementParty.Supplier) != 1
            || terms.Parties.All(party => party.AgencyId != facts.AgencyId || party.PartyRole != AgreementParty.Supplier))
        {
            yield return new("parties", "An agreement governs the data of one agency; name that agency, and no other, as the supplier.");
        }

        if (terms.Parties.DistinctBy(party => party.AgencyId).Count() < terms.Parties.Count)
        {
            yield return new("parties", "An agency is named twice among the parties; name each once.");
        }

        if (terms.Parties.Any(party => !facts.AgencyTypes.ContainsKey(party.AgencyId)
            || party.PartyRole is not (AgreementParty.Supplier or AgreementParty.Recipient) || !Regimes.Contains(party.Regime)))
        {
            yield return new("parties", "A party is not a registered agency, or its role or regime is not on the list; correct it.");
        }

        var on = terms.ValidFrom > facts.Today ? terms.ValidFrom : facts.Today;
        foreach (var party in terms.Parties)
        {
            if (facts.References.Gateway(party.Gateway, on) is null)
            {
                yield return new(
                    "gateway",
                    $"The gateway \"{party.Gateway}\" is not on the list of gateways that stand; "
                    + $"use {AgreementCheck.Or(facts.References.Gateways.Select(g => g.Code))}.");
            }

            if (facts.References.LawfulBasis(party.LawfulBasis, on) is not { } basis)
            {
                yield return new(
                    "basis",
                    $"The lawful basis \"{party.LawfulBasis}\" is not on the list; "
                    + $"use {AgreementCheck.Or(facts.References.LawfulBases.Select(b => b.Code))}.");
            }
            else if (basis.Regime != party.Regime)
            {
                yield return new("basis", $"{basis.Title} does not belong to the regime that is named with it; choose the one that fits.");
            }
        }
    }

    private static IEnumerable<AgreementProblem> Kinds(AgreementContent terms, AgreementFacts facts)
    {
        if (!DataClasses.All.Contains(terms.DataClassCeiling))
        {
            yield return new(
                "ceiling",
                $"The data class \"{terms.DataClassCeiling}\" is not on the list; use {AgreementCheck.Or(DataClasses.All)}.");
        }

        if (terms.Kinds.Count == 0 || terms.Kinds.DistinctBy(kind => kind.Kind).Count() < terms.Kinds.Count)
        {
            yield return new("kinds", "The agreement covers no kind of data, or names one twice; name each kind once.");
        }

        foreach (var covered in terms.Kinds)
        {
            if (facts.Kinds.Find(covered.Kind) is not { } kind)
            {
                yield return new("kinds", $"There is no kind of data named \"{covered.Kind}\"; take one of the list.");
                continue;
            }

            var lacking = covered.Fields?.Where(name => kind.Fields.All(field => field.Name != name)).ToList() ?? [];
            if (lacking.Count > 0)
            {
                yield return new("kinds", $"{kind.Title} has no field {AgreementGate.Words(lacking)}; correct the name or take it out.");
            }

            if (covered.Fields is { Count: 0 })
            {
                yield return new("kinds", $"No field of {kind.Title} is allowed; name its fields or take the kind out.");
            }

            if (DataClasses.All.Contains(terms.DataClassCeiling) && !DataClasses.IsWithin(kind.DataClass, terms.DataClassCeiling))
            {
                yield return new(
                    "ceiling",
                    $"{kind.Title} is {kind.DataClass} data, above the agreement's ceiling; raise the ceiling or take the kind out.");
            }

            foreach (var problem in Law(terms, facts, kind))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<AgreementProblem> Law(AgreementContent terms, AgreementFacts facts, SharedKind kind)
    {
        if (terms.Parties.FirstOrDefault(party => party.AgencyId == facts.AgencyId) is not { } supplier)
        {
            yield break;
        }

        var on = terms.ValidFrom > facts.Today ? terms.ValidFrom : facts.Today;
        if (facts.References.Gateway(supplier.Gateway, on) is { } gateway
            && GatewayLimit.Refusal(gateway, kind, facts.AgencyTypes.GetValueOrDefault(supplier.AgencyId, "")) is { } refusal)
        {
            yield return new("gateway", $"The gateway {gateway.Title} {refusal}; choose another gateway or take the kind out.");
        }

        if ((kind.Regime == "part3" && supplier.Regime != "part3") || (kind.Regime == "part2" && supplier.Regime == "none"))
        {
            yield return new(
                "basis",
                $"{kind.Title} is personal data and the supplier's lawful basis does not reach it; choose a basis that does.");
        }
    }
}
