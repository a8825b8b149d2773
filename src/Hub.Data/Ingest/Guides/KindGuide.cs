using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Guides;

/// <summary>What an agency's data officer needs to know to send a return.</summary>
/// <param name="Kind">The kind as it stands now.</param>
/// <param name="Agreement">The agreement under which the agency sends it; null where none allows it.</param>
/// <param name="Refusal">Why it may not be sent now and who can change that; null where it may.</param>
/// <param name="Fields">The fields that the agreement covers; every field where none allows the return.</param>
/// <param name="Changes">What changed since the version before, in sentences; null for a first version.</param>
public sealed record KindGuide(
    DatasetKind Kind, GuideAgreement? Agreement, string? Refusal, IReadOnlyList<KindField> Fields, IReadOnlyList<string>? Changes)
{
    /// <summary>Names of <see cref="Fields"/>.</summary>
    public IReadOnlyCollection<string> FieldNames => [.. Fields.Select(one => one.Name)];
}

/// <summary>An agreement as a guide names it.</summary>
/// <param name="Reference">As the parties know it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record GuideAgreement(string Reference, string Title, string Purpose);
