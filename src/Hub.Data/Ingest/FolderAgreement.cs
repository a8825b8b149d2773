using Hub.Data.Primitives;
using Hub.Data.Sharing;

namespace Hub.Data.Ingest;

/// <summary>A kind that an agreement covers.</summary>
public sealed record FolderAgreementKind
{
    /// <summary>The dataset kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The fields allowed; null is every field of the kind.</summary>
    public IReadOnlyList<string>? Fields { get; init; }
}

/// <summary>A sharing agreement between the partnership and one agency.</summary>
public sealed record FolderAgreement
{
    /// <summary>Its reference, unique in the hub.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the agency that supplies under it.</summary>
    public required string Agency { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>What the data is for, in the parties' own words.</summary>
    public required string Purpose { get; init; }

    /// <summary>What the data may be used for: words of <see cref="SharingPurposes.OfSharing"/>; absent: local profiles.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [SharingPurposes.LocalProfile];

    /// <summary>The supplier's lawful basis: a name or title of the list of lawful bases.</summary>
    public required string LawfulBasis { get; init; }

    /// <summary>The supplier's gateway: a name or title of the list of gateways.</summary>
    public required string Gateway { get; init; }

    /// <summary>Codes of the areas that it covers; absent: every area that the supplier serves.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    /// <summary>Reference of the data protection impact assessment.</summary>
    public string? DpiaReference { get; init; }

    /// <summary>How the data travels.</summary>
    public string TransferMethod { get; init; } = "";

    /// <summary>How often.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>What may be passed on, and to whom.</summary>
    public string OnwardRule { get; init; } = "";

    /// <summary>Who answers for it.</summary>
    public FolderOwners Owners { get; init; } = new();

    /// <summary>The parties that receive; the supplier need not be among them.</summary>
    public IReadOnlyList<FolderParty> Parties { get; init; } = [];

    /// <summary>Who signed; absent for the supplier where signedOn is given: the contact's post.</summary>
    public IReadOnlyList<FolderSignatory> Signatories { get; init; } = [];

    /// <summary>What may be combined at person level; absent: nothing.</summary>
    public IReadOnlyList<FolderCombining> Combining { get; init; } = [];

    /// <summary>The most sensitive class it allows.</summary>
    public required string DataClassCeiling { get; init; }

    /// <summary>How long records are kept after their event, in months.</summary>
    public required int RetentionMonths { get; init; }

    /// <summary>A post, not a person.</summary>
    public required string ContactName { get; init; }

    /// <summary>Signed on.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>To be reviewed on.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>In force from.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>In force until the day before.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>draft, signed or suspended.</summary>
    public string Status { get; init; } = "draft";

    /// <summary>What it covers.</summary>
    public required IReadOnlyList<FolderAgreementKind> Kinds { get; init; }

    /// <summary>The id, made from the reference.</summary>
    internal Guid AgreementId => StableId.Of("agreement", Reference);
}

/// <summary>The posts that answer for an agreement.</summary>
public sealed record FolderOwners
{
    /// <summary>Senior information risk owner.</summary>
    public string RiskOwner { get; init; } = "";

    /// <summary>Information asset owner.</summary>
    public string AssetOwner { get; init; } = "";

    /// <summary>Caldicott guardian.</summary>
    public string CaldicottGuardian { get; init; } = "";

    /// <summary>Data protection officer.</summary>
    public string ProtectionOfficer { get; init; } = "";
}

/// <summary>A party that receives, or the supplier with a regime of its own.</summary>
public sealed record FolderParty
{
    /// <summary>Code of the agency.</summary>
    public required string Agency { get; init; }

    /// <summary>recipient or supplier.</summary>
    public string Role { get; init; } = AgreementParty.Recipient;

    /// <summary>Its lawful basis; absent: the supplier's.</summary>
    public string? LawfulBasis { get; init; }

    /// <summary>Its gateway; absent: the supplier's.</summary>
    public string? Gateway { get; init; }
}

/// <summary>A signature that was given elsewhere.</summary>
public sealed record FolderSignatory
{
    /// <summary>Code of the party.</summary>
    public required string Agency { get; init; }

    /// <summary>The officer's name; may be left out.</summary>
    public string? Name { get; init; }

    /// <summary>The officer's post.</summary>
    public required string Post { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly SignedOn { get; init; }
}

/// <summary>Permission to combine two kinds at person level.</summary>
public sealed record FolderCombining
{
    /// <summary>A kind that the agreement covers.</summary>
    public required string Kind { get; init; }

    /// <summary>The other kind.</summary>
    public required string With { get; init; }

    /// <summary>A word of <see cref="SharingPurposes.OfCombining"/>.</summary>
    public required string Purpose { get; init; }
}
