using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Data.Sharing;

/// <summary>
/// The terms of one version of an agreement: what its parties sign. Fields after the usual cover sheet and sections of an
/// information sharing agreement (domain research 7.3).
/// </summary>
public sealed record AgreementContent
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What the data is for, in the parties' own words.</summary>
    public required string Purpose { get; init; }

    /// <summary>What the data may be used for: words of <see cref="SharingPurposes.OfSharing"/>.</summary>
    public required IReadOnlyList<string> Purposes { get; init; }

    /// <summary>Codes of the areas whose data it covers; null is every area that the supplier serves.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    /// <summary>The most sensitive data class that it allows.</summary>
    public required string DataClassCeiling { get; init; }

    /// <summary>How long records are kept after their event, in months: 1 to 120.</summary>
    public required int RetentionMonths { get; init; }

    /// <summary>Who can renew it: a post, not a person.</summary>
    public required string ContactName { get; init; }

    /// <summary>To be reviewed on.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>In force from.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>In force until the day before.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>Reference of the data protection impact assessment.</summary>
    public string? DpiaReference { get; init; }

    /// <summary>How the data travels.</summary>
    public string TransferMethod { get; init; } = "";

    /// <summary>How often.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>What the receiver may pass on, and to whom.</summary>
    public string OnwardRule { get; init; } = "";

    /// <summary>The senior information risk owner's post.</summary>
    public string RiskOwner { get; init; } = "";

    /// <summary>The information asset owner's post.</summary>
    public string AssetOwner { get; init; } = "";

    /// <summary>The Caldicott guardian's post, where health or social care data is shared.</summary>
    public string CaldicottGuardian { get; init; } = "";

    /// <summary>The data protection officer's post.</summary>
    public string ProtectionOfficer { get; init; } = "";

    /// <summary>Who shares and who receives.</summary>
    public required IReadOnlyList<AgreementParty> Parties { get; init; }

    /// <summary>What is shared.</summary>
    public required IReadOnlyList<AgreementKind> Kinds { get; init; }

    /// <summary>What may be combined at person level; none unless named.</summary>
    public IReadOnlyList<CombiningTerm> Combining { get; init; } = [];

    /// <summary>The canonical text: what is the same gives the same text, whatever the order of its lists.</summary>
    public string ToJson() => JsonSerializer.Serialize(Sorted(), Json);

    /// <summary>Reads a text that <see cref="ToJson"/> or the database wrote.</summary>
    public static AgreementContent FromJson(string json)
        => JsonSerializer.Deserialize<AgreementContent>(json, Json) ?? throw new JsonException("The terms are null.");

    private AgreementContent Sorted() => this with
    {
        Purposes = [.. Purposes.Order(StringComparer.Ordinal)],
        Areas = Areas is null ? null : [.. Areas.Order(StringComparer.Ordinal)],
        Parties = [.. Parties.OrderBy(party => party.AgencyId)],
        Kinds = [.. Kinds.OrderBy(kind => kind.Kind, StringComparer.Ordinal)
            .Select(kind => kind with { Fields = kind.Fields is null ? null : [.. kind.Fields.Order(StringComparer.Ordinal)] })],
        Combining = [.. Combining.OrderBy(term => term.Kind, StringComparer.Ordinal)
            .ThenBy(term => term.WithKind, StringComparer.Ordinal).ThenBy(term => term.Purpose, StringComparer.Ordinal)],
    };
}

/// <summary>A party of an agreement.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="PartyRole">"supplier" (one: its rows carry the agreement) or "recipient".</param>
/// <param name="Regime">"none", "part2" or "part3" of the Data Protection Act 2018.</param>
/// <param name="LawfulBasis">Its lawful basis: a name of <see cref="LegalReferences.LawfulBases"/>.</param>
/// <param name="Gateway">Its gateway: a name of <see cref="LegalReferences.Gateways"/>.</param>
public sealed record AgreementParty(Guid AgencyId, string PartyRole, string Regime, string LawfulBasis, string Gateway)
{
    /// <summary>The party whose data it is.</summary>
    public const string Supplier = "supplier";

    /// <summary>A party that receives.</summary>
    public const string Recipient = "recipient";
}

/// <summary>A kind that an agreement covers.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Fields">The fields it allows; null is every field of the kind.</param>
public sealed record AgreementKind(string Kind, IReadOnlyList<string>? Fields);

/// <summary>Permission to combine, at person level, records of a kind with those of another.</summary>
/// <param name="Kind">The kind that the agreement covers.</param>
/// <param name="KindClass">Its data class when that was agreed; never below pseudonymised.</param>
/// <param name="WithKind">The other kind; its own agreements must allow it too.</param>
/// <param name="WithClass">The other kind's data class.</param>
/// <param name="Purpose">For what: a word of <see cref="SharingPurposes.OfCombining"/>.</param>
public sealed record CombiningTerm(string Kind, string KindClass, string WithKind, string WithClass, string Purpose);
