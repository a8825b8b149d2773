using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>What the rows of one file are checked against.</summary>
internal sealed record CheckSetting
{
    /// <summary>The kind of data.</summary>
    public required DatasetKind Kind { get; init; }

    /// <summary>Where the columns are.</summary>
    public required FoundHeader Header { get; init; }

    /// <summary>Fields that the agreement allows; null allows every field of the kind.</summary>
    public required IReadOnlyCollection<string>? AllowedFields { get; init; }

    /// <summary>First day of the declared period.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>The day after the last of the declared period.</summary>
    public required DateOnly PeriodUntil { get; init; }

    /// <summary>The day on which the file was received.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>By field with a code list: what the sender writes to the code it means; null where nothing was chosen.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Values { get; init; }

    /// <summary>Whether a field may be kept under the agreement.</summary>
    public bool Allows(KindField field) => AllowedFields is null || AllowedFields.Contains(field.Name);
}
